package dev.sluice.local.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The calls that generated records speak of, each as frequent as its weight. */
final class EventShapes {
  private final List<EventShape> byWeight;

  private EventShapes(List<EventShape> byWeight) {
    this.byWeight = List.copyOf(byWeight);
  }

  static EventShapes load() {
    try (InputStream in = EventShapes.class.getResourceAsStream("events.json")) {
      List<EventShape> byWeight = new ArrayList<>();
      for (JsonNode node : new ObjectMapper().readTree(in)) {
        EventShape shape = shape(node);
        for (int i = 0; i < shape.weight(); i++) {
          byWeight.add(shape);
        }
      }
      return new EventShapes(byWeight);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the event shapes from the jar; build again", e);
    }
  }

  EventShape pick(SplittableRandom random) {
    return Chance.pick(byWeight, random);
  }

  private static EventShape shape(JsonNode node) {
    return new EventShape(
        node.get("weight").intValue(),
        node.get("source").textValue(),
        node.get("name").textValue(),
        node.get("readOnly").booleanValue(),
        node.path("data").booleanValue(),
        node.path("global").booleanValue(),
        node.path("console").booleanValue(),
        templates(node.path("request")),
        templates(node.path("response")),
        templates(node.path("additional")),
        templates(node.path("error")));
  }

  private static List<Template> templates(JsonNode choices) {
    List<Template> templates = new ArrayList<>();
    choices.forEach(choice -> templates.add(Template.parse(choice.toString())));
    return templates;
  }
}
