package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.SpigotOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a spigot and reads what it wrote. */
final class Samplings {
  private Samplings() {}

  static void spigot(Outcome outcome, Case c) {
    JsonNode options = Arguments.object(c.args().path("options"));
    try {
      Path target = Files.createTempDirectory("spigot");
      SpigotOptions how =
          new SpigotOptions(
              options.path("topk").asInt(SpigotOptions.DEFAULT.topk()),
              options.path("prob").asDouble(SpigotOptions.DEFAULT.prob()),
              0);
      outcome.frame = outcome.frame().spigot(target.toString(), how);
      outcome.lines.addAll(Files.readAllLines(target.resolve("part-00000.json")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the spigot's sample", e);
    }
  }
}
