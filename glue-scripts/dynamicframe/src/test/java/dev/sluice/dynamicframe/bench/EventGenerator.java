package dev.sluice.dynamicframe.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes nested JSON lines of the kind that GitHub publishes, the same for the same seed. */
final class EventGenerator {
  private static final String[] TYPES = {"PushEvent", "CreateEvent", "WatchEvent", "IssuesEvent"};

  private final Random random;

  EventGenerator(long seed) {
    this.random = new Random(seed);
  }

  void write(Path directory, long bytes, int files) throws IOException {
    Files.createDirectories(directory);
    for (int file = 0; file < files; file++) {
      Path path = directory.resolve("events-%02d.json".formatted(file));
      try (BufferedWriter writer = Files.newBufferedWriter(path)) {
        long written = 0;
        while (written < bytes / files) {
          String line = event();
          writer.write(line);
          writer.write('\n');
          written += line.length() + 1;
        }
      }
    }
  }

  private String event() {
    int actor = random.nextInt(90_000_000);
    int repo = random.nextInt(400_000_000);
    String type = TYPES[random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(3)];
    String user =
        "{\"id\":%d,\"login\":\"user%d\",\"display_login\":\"user%d\",\"gravatar_id\":\"\",\"url\":\"https://api.github.com/users/user%d\",\"avatar_url\":\"https://avatars.githubusercontent.com/u/%d?\"}"
            .formatted(actor, actor, actor, actor, actor);
    String org =
        random.nextInt(4) == 0
            ? ",\"org\":{\"id\":%d,\"login\":\"org%d\",\"url\":\"https://api.github.com/orgs/org%d\"}"
                .formatted(repo % 1000, repo % 1000, repo % 1000)
            : "";
    return "{\"id\":\"%d\",\"type\":\"%s\",\"actor\":%s,\"repo\":{\"id\":%d,\"name\":\"user%d/repo%d\",\"url\":\"https://api.github.com/repos/user%d/repo%d\"},\"payload\":%s,\"public\":true,\"created_at\":\"2021-07-21T0%d:%02d:%02dZ\"%s}"
        .formatted(
            17_000_000_000L + random.nextInt(Integer.MAX_VALUE),
            type,
            user,
            repo,
            actor,
            repo,
            actor,
            repo,
            payload(type),
            random.nextInt(10),
            random.nextInt(60),
            random.nextInt(60),
            org);
  }

  private String payload(String type) {
    if (!type.equals("PushEvent")) {
      return "{\"ref\":\"branch-%d\",\"ref_type\":\"branch\",\"description\":null,\"pusher_type\":\"user\"}"
          .formatted(random.nextInt(1000));
    }
    int commits = 1 + random.nextInt(4);
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < commits; i++) {
      list.append(i == 0 ? "" : ",").append(commit());
    }
    // Now and then a number comes as a text, which makes the field a choice.
    String size = random.nextInt(50) == 0 ? "\"" + commits + "\"" : String.valueOf(commits);
    return "{\"push_id\":%d,\"size\":%s,\"distinct_size\":%d,\"ref\":\"refs/heads/main\",\"head\":\"%s\",\"before\":\"%s\",\"commits\":[%s]}"
        .formatted(
            7_000_000_000L + random.nextInt(1_000_000_000), size, commits, sha(), sha(), list);
  }

  private String commit() {
    int author = random.nextInt(1_000_000);
    return "{\"sha\":\"%s\",\"author\":{\"email\":\"author%d@example.com\",\"name\":\"Author %d\"},\"message\":\"Change number %d of this file\",\"distinct\":true,\"url\":\"https://api.github.com/repos/x/y/commits/%s\"}"
        .formatted(sha(), author, author, random.nextInt(10_000), sha());
  }

  private String sha() {
    return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
  }
}
