package dev.sluice.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cron(0 3 * * ? *)            | 2026-11-23T02:59:59Z | 2026-11-23T03:00:00Z",
        "cron(0 3 * * ? *)            | 2026-11-23T03:00:00Z | 2026-11-24T03:00:00Z",
        "cron(0/15 8-17 ? * MON-FRI *)| 2026-11-20T17:50:00Z | 2026-11-23T08:00:00Z",
        "cron(0/15 8-17 ? * MON-FRI *)| 2026-11-23T08:16:10Z | 2026-11-23T08:30:00Z",
        "cron(5,35 * * * ? *)         | 2026-12-31T23:40:00Z | 2027-01-01T00:05:00Z",
        "cron(30 1 L * ? *)           | 2026-02-01T00:00:00Z | 2026-02-28T01:30:00Z",
        "cron(30 1 L * ? *)           | 2028-02-01T00:00:00Z | 2028-02-29T01:30:00Z",
        "cron(0 9 1W * ? *)           | 2026-08-01T00:00:00Z | 2026-08-03T09:00:00Z",
        "cron(0 9 15W * ? *)          | 2026-11-01T00:00:00Z | 2026-11-16T09:00:00Z",
        "cron(0 10 ? * 6L *)          | 2026-11-01T00:00:00Z | 2026-11-27T10:00:00Z",
        "cron(0 10 ? * 3#2 *)         | 2026-11-01T00:00:00Z | 2026-11-10T10:00:00Z",
        "cron(0 0 1 JAN,JUL ? 2026-2027) | 2026-11-23T00:00:00Z | 2027-01-01T00:00:00Z",
        "cron(59 23 29 2 ? *)         | 2026-11-23T00:00:00Z | 2028-02-29T23:59:00Z",
        "rate(15 minutes)             | 2026-11-23T00:00:01Z | 2026-11-23T00:15:01Z",
        "rate(1 day)                  | 2026-11-23T00:00:00Z | 2026-11-24T00:00:00Z",
      })
  void theNextMomentIsTheFirstAfterNow(String expression, Instant now, Instant next) {
    assertThat(Schedule.parse(expression).next(now)).isEqualTo(next);
  }

  @Test
  void aDayThatNeverComesHasNoNextMoment() {
    assertThat(Schedule.parse("cron(0 0 30 2 ? *)").next(Instant.EPOCH)).isEqualTo(Instant.MAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cron(0 3 * * *)",
        "cron(0 3 * * * *)",
        "cron(0 3 ? * ? *)",
        "cron(60 3 * * ? *)",
        "cron(0 3 0 * ? *)",
        "cron(0 5-3 * * ? *)",
        "cron(0 x * * ? *)",
        "cron(0 0/0 * * ? *)",
        "rate(0 minutes)",
        "every day"
      })
  void whatAwsWouldRefuseIsRefusedWithTheExpression(String expression) {
    assertThatThrownBy(() -> Schedule.parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".*(cron|rate|every).*");
  }
}
