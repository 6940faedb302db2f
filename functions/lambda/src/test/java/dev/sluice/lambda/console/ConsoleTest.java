package dev.sluice.lambda.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.ledger.Gate;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.proof.Proof;
import dev.sluice.status.Cell;
import dev.sluice.status.PipelineStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
  private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");
  private Instant now = NOW;
  private int done = 1;
  private final Console console = new Console(List.of("logs", "other"), this::read);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/console.css",
        "/console.js",
        "/elements.js",
        "/map.js",
        "/timeline.js",
        "/icon.svg",
        "/uplot.js",
        "/uplot.css"
      })
  void everyFileOfThePageIsThereAndMayOnlyLoadThePagesOwn(String path) {
    Response response = get(path, null, null);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isNotBlank();
    assertThat(response.headers().get("Content-Security-Policy"))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void thePageHasNoInlineScriptOrStyle() {
    assertThat(get("/", null, null).body())
        .doesNotContain("<style")
        .doesNotContain("style=")
        .doesNotContain("onclick")
        .doesNotContainPattern("<script(?![^>]*src=)");
  }

  @Test
  void theStatusNamesEveryCellByRowAndDay() {
    JsonObject document = JsonObject.parse("status.json", get("/status.json", "logs", null).body());
    assertThat(document.members().get("rows")).isEqualTo(List.of("eu-west-1"));
    assertThat(document.members().get("days")).isEqualTo(List.of("2026-11-02", "2026-11-03"));
    assertThat(document.members().get("cells").toString())
        .isEqualTo("[[0, 0, DONE, PROVEN, 2], [0, 1, RUNNING, PENDING, 1]]");
  }

  @Test
  void nothingIsSentWhileNothingButTheClockChanges() {
    Response first = get("/status.json", "logs", null);
    now = NOW.plusSeconds(60);
    Response second = get("/status.json", "logs", first.headers().get("ETag"));
    assertThat(second.status()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    done = 2;
    assertThat(get("/status.json", "logs", first.headers().get("ETag")).status()).isEqualTo(200);
  }

  @Test
  void theFirstPipelineIsShownUnlessAnotherIsAskedFor() {
    assertThat(get("/status.json", null, null).body()).contains("\"pipeline\":\"logs\"");
    assertThat(get("/status.json", "other", null).body()).contains("\"pipeline\":\"other\"");
  }

  @Test
  void anUnknownPipelineIsNotEchoed() {
    Response response = get("/status.json", "<script>alert(1)</script>", null);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("No such pipeline; there are: logs, other\n");
    assertThat(response.headers()).containsEntry("Content-Type", "text/plain; charset=utf-8");
  }

  @Test
  void otherPathsAndMethodsAreRefused() {
    assertThat(get("/../secret", null, null).status()).isEqualTo(404);
    assertThat(console.answer(new Request("POST", "/", null, null)).status()).isEqualTo(405);
    assertThat(Console.serves("/status.json")).isTrue();
    assertThat(Console.serves("/bucket/key")).isFalse();
  }

  @Test
  void aConsoleOfNothingIsRefused() {
    assertThatThrownBy(() -> new Console(List.of(), this::read))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Response get(String path, @Nullable String pipeline, @Nullable String tag) {
    return console.answer(new Request("GET", path, pipeline, tag));
  }

  private PipelineStatus read(String pipeline) {
    return new PipelineStatus(
        pipeline,
        now,
        Map.of(Status.DONE, done, Status.RUNNING, 1),
        Map.of(Proof.State.PROVEN, 2),
        new Tally(3, 30, 10, 9, 1, 0),
        NOW,
        null,
        List.of(
            new Cell("eu-west-1", "2026-11-02", Status.DONE, Proof.State.PROVEN, 2),
            new Cell("eu-west-1", "2026-11-03", Status.RUNNING, Proof.State.PENDING, 1)),
        List.of(),
        Gate.open(pipeline),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }
}
