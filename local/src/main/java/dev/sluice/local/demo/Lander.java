package dev.sluice.local.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Puts files into a bucket as objects; what is there with the same size stays as it is. */
final class Lander {
  private static final int THREADS = 8;

  private final S3Client s3;
  private final String bucket;
  private final AtomicInteger landed;

  Lander(S3Client s3, String bucket, AtomicInteger landed) {
    this.s3 = s3;
    this.bucket = bucket;
    this.landed = landed;
  }

  /** Lands every file and answers when all are there. */
  void land(List<LogFile> files, boolean again) throws InterruptedException {
    Map<String, S3Object> there = again ? Map.of() : objects();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> puts = new ArrayList<>();
      for (LogFile file : files) {
        S3Object object = there.get(file.key());
        if (object != null && object.size() == file.bytes()) {
          landed.incrementAndGet();
        } else {
          puts.add(pool.submit(() -> put(file)));
        }
      }
      for (Future<?> put : puts) {
        put.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "cannot land the files in s3://" + bucket + "; what has landed stays", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** All objects in the bucket by key. */
  Map<String, S3Object> objects() {
    Map<String, S3Object> objects = new HashMap<>();
    for (S3Object object : s3.listObjectsV2Paginator(r -> r.bucket(bucket)).contents()) {
      objects.put(object.key(), object);
    }
    return objects;
  }

  private void put(LogFile file) {
    Path path = file.path();
    s3.putObject(r -> r.bucket(bucket).key(file.key()).metadata(file.metadata()), path);
    landed.incrementAndGet();
  }
}
