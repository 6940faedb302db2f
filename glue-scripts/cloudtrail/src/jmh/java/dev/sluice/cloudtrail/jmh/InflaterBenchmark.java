package dev.sluice.cloudtrail.jmh;

import com.intel.gkl.compression.IntelInflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
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

/** Inflaters side by side, whole files at a time, without checksums. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class InflaterBenchmark {
  /** What gzip writes before the first block where the header names nothing. */
  private static final int HEADER = 10;

  private static final int TRAILER = 8;

  private List<byte[]> logs = List.of();
  private byte[] unpacked = new byte[0];

  @Setup
  public void read() {
    logs = Logs.read().stream().filter(log -> log[3] == 0).toList();
    unpacked = new byte[logs.stream().mapToInt(Logs::unpacked).max().orElse(0)];
    if (!new IntelInflater(true).load(null)) {
      throw new IllegalStateException("Intel's library does not load on this machine");
    }
  }

  @Benchmark
  public long jdk() throws DataFormatException {
    return inflate(new Inflater(true));
  }

  @Benchmark
  public long intelIsaL() throws DataFormatException {
    return inflate(new IntelInflater(true));
  }

  private long inflate(Inflater inflater) throws DataFormatException {
    long bytes = 0;
    for (byte[] log : logs) {
      inflater.reset();
      inflater.setInput(log, HEADER, log.length - HEADER - TRAILER);
      int size = Logs.unpacked(log);
      int done = 0;
      while (done < size) {
        done += inflater.inflate(unpacked, done, size - done);
      }
      bytes += done;
    }
    inflater.end();
    return bytes;
  }

  @Benchmark
  public long jzlib() throws GZIPException {
    long bytes = 0;
    for (byte[] log : logs) {
      com.jcraft.jzlib.Inflater inflater = new com.jcraft.jzlib.Inflater(true);
      inflater.setInput(log, HEADER, log.length - HEADER - TRAILER, false);
      inflater.setOutput(unpacked, 0, Logs.unpacked(log));
      inflater.inflate(JZlib.Z_FINISH);
      bytes += inflater.getTotalOut();
      inflater.end();
    }
    return bytes;
  }
}
