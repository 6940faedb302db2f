package dev.sluice.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.local.template.FunctionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What functions hold, such as a ledger, is given back; a file that stays open cannot be moved. */
class FunctionHostTest {
  private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
  private static final List<FunctionSpec> FUNCTIONS =
      List.of(
          new FunctionSpec("quick", Quick.class.getName() + "::handleRequest", 60, Map.of()),
          new FunctionSpec("endless", Endless.class.getName() + "::handleRequest", 60, Map.of()));

  private final FunctionHost host = new FunctionHost("arn:", Clock.systemUTC());

  @BeforeEach
  void deploy() {
    SEEN.clear();
    host.deploy(FUNCTIONS, UnaryOperator.identity());
  }

  @Test
  void anInstanceServesAgainAndIsClosedWhenItsFunctionIsReplaced() {
    assertThat(host.invoke("quick", "1")).isEqualTo("served");
    assertThat(host.invoke("quick", "2")).isEqualTo("served");
    assertThat(SEEN).containsExactly("made", "1", "2");

    host.deploy(FUNCTIONS, UnaryOperator.identity());
    assertThat(SEEN).containsExactly("made", "1", "2", "closed");
    assertThat(host.invoke("quick", "3")).isEqualTo("served");
    host.close();
    assertThat(SEEN).containsExactly("made", "1", "2", "closed", "made", "3", "closed");
  }

  @Test
  void aFunctionAtWorkIsInterruptedAndClosedOnlyWhenItHasEnded() throws Exception {
    var caller =
        new Thread(
            () ->
                assertThatThrownBy(() -> host.invoke("endless", "1"))
                    .isInstanceOf(FunctionFailedException.class));
    caller.start();
    Endless.STARTED.await();

    host.close();

    caller.join();
    assertThat(SEEN).containsExactly("interrupted", "closed");
  }

  /** Answers at once. */
  public static final class Quick implements RequestStreamHandler, AutoCloseable {
    public Quick() {
      SEEN.add("made");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      SEEN.add(new String(input.readAllBytes(), UTF_8));
      output.write("served".getBytes(UTF_8));
    }

    @Override
    public void close() {
      SEEN.add("closed");
    }
  }

  /** Works until it is interrupted. */
  public static final class Endless implements RequestStreamHandler, AutoCloseable {
    private static final CountDownLatch STARTED = new CountDownLatch(1);

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      STARTED.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        SEEN.add("interrupted");
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void close() {
      SEEN.add("closed");
    }
  }
}
