package dev.sluice.cloudtrail.jmh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.Projection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The reader by itself against what it cannot be faster than, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReaderBenchmark {
  private final JsonFactory json = new JsonFactory();
  private final byte[] buffer = new byte[1 << 16];
  private List<byte[]> logs = List.of();

  @Setup
  public void read() {
    logs = Logs.read();
  }

  @Benchmark
  public long gunzip() throws IOException {
    long bytes = 0;
    for (byte[] log : logs) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(log), 1 << 16)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          bytes += count;
        }
      }
    }
    return bytes;
  }

  @Benchmark
  public long gunzipAndHash() throws IOException, NoSuchAlgorithmException {
    long sum = 0;
    for (byte[] log : logs) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(log), 1 << 16)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          sha256.update(buffer, 0, count);
        }
      }
      sum += sha256.digest()[0];
    }
    return sum;
  }

  @Benchmark
  public long gunzipAndTokens() throws IOException {
    long tokens = 0;
    for (byte[] log : logs) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(log), 1 << 16);
          JsonParser parser = json.createParser(in)) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
    }
    return tokens;
  }

  @Benchmark
  public long readerOfTwoColumns() throws IOException {
    return records(Projection.of(List.of("eventTime", "eventID")));
  }

  @Benchmark
  public long readerOfAllColumns() throws IOException {
    return records(Projection.all());
  }

  private long records(Projection projection) throws IOException {
    long records = 0;
    for (byte[] log : logs) {
      try (CloudTrailReader reader = Logs.reader(log, projection)) {
        while (reader.next()) {
          records++;
        }
      }
    }
    return records;
  }
}
