package dev.sluice.local.sqs;

import dev.sluice.local.http.Answer;
import dev.sluice.local.http.Call;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.Some;
import scala.collection.immutable.List$;
import scala.concurrent.Await;
import scala.concurrent.duration.FiniteDuration;
import scala.util.Either;
import scalikejdbc.ConnectionPool;

/** The embedded SQS server: ElasticMQ, with every message on disk before it is acknowledged. */
public final class QueueServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration START = Duration.ofMinutes(2);
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "host", "content-length", "expect", "upgrade", "transfer-encoding");

  private final ActorSystem actors;
  private final URI inner;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private QueueServer(ActorSystem actors, URI inner) {
    this.actors = actors;
    this.inner = inner;
  }

  /** Starts with the queues and messages of the directory; queue URLs name the endpoint. */
  public static QueueServer start(Path directory, URI endpoint, String region, String account) {
    // WRITE_DELAY 0: a commit reaches the file before the answer leaves, so a kill loses nothing
    String url = "jdbc:h2:file:" + directory.resolve("messages") + ";WRITE_DELAY=0";
    MessagesInFlight.release(url);
    ActorSystem actors = ActorSystem.create("sqs");
    // ElasticMQ opens its pool once in a JVM's life; this lets a second cloud have its own files
    ConnectionPool.singleton(
        url,
        "",
        "",
        ConnectionPool.singleton$default$4(),
        ConnectionPool.DEFAULT_CONNECTION_POOL_FACTORY());
    SqlQueuePersistenceConfig config =
        new SqlQueuePersistenceConfig(true, "org.h2.Driver", url, "", "", false);
    ActorRef persistence =
        actors.actorOf(Props.create(SqlQueuePersistenceActor.class, config, List$.MODULE$.empty()));
    Option<ActorRef> listener = Some.apply(persistence);
    ActorRef manager =
        actors.actorOf(
            Props.create(
                QueueManagerActor.class, new NowProvider(), StrictSQSLimits$.MODULE$, listener));
    restore(persistence, manager);
    SQSRestServer server =
        new TheSQSRestServerBuilder(
                Some.apply(actors),
                Some.apply(manager),
                HOST,
                0,
                new NodeAddress(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort(), ""),
                false,
                StrictSQSLimits$.MODULE$,
                region,
                account,
                listener)
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    return new QueueServer(actors, URI.create("http://" + HOST + ":" + port));
  }

  private static void restore(ActorRef persistence, ActorRef manager) {
    Object result =
        Patterns.ask(persistence, new QueueEvent.Restore(manager), START)
            .toCompletableFuture()
            .join();
    if (!(result instanceof Either<?, ?> either) || either.isLeft()) {
      throw new IllegalStateException("the queues on disk could not be restored: " + result);
    }
  }

  /** Where ElasticMQ itself listens, for clients inside this process. */
  public URI inner() {
    return inner;
  }

  /** Passes a request on; long polls keep no thread waiting. */
  public CompletableFuture<Answer> forward(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(inner.resolve(call.pathQuery()))
            .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
    call.headers()
        .forEach(
            (name, value) -> {
              if (!HOP_BY_HOP.contains(name)) {
                request.header(name, value);
              }
            });
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(
            response ->
                new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse("text/plain"),
                    Map.of(),
                    response.body()));
  }

  /** Does not wait for long polls: nothing that was acknowledged depends on them. */
  @Override
  public void close() {
    actors.terminate();
    try {
      Await.ready(actors.whenTerminated(), FiniteDuration.apply(5, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      throw new IllegalStateException("the SQS server did not stop within 5 seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ConnectionPool.closeAll();
  }
}
