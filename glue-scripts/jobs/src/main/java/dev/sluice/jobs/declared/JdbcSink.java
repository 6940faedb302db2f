package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.DynamicFrameCollection.Relationship;
import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.declared.JobSpec.Sink;
import dev.sluice.jobs.declared.JobSpec.Writing;
import dev.sluice.jobs.declared.spec.Faults;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.declared.spec.SpecNode;
import dev.sluice.jobs.jdbc.JdbcPlace;
import dev.sluice.jobs.jdbc.write.JdbcTables;
import dev.sluice.jobs.jdbc.write.JdbcTarget;
import dev.sluice.jobs.jdbc.write.TableSet;
import dev.sluice.jobs.jdbc.write.TableSet.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a frame's tables to a relational database, replacing what was there; the tables of
 * Relationalize get the keys that join them.
 */
record JdbcSink(
    AwsClients clients, JdbcTarget target, String token, Optional<String> table, List<String> keys)
    implements Writing {

  static Sink parse(String from, Fields sink, AwsClients clients, String token, Faults faults) {
    Sink nothing = new Sink(from, "", (frames, name) -> 0);
    Optional<SpecNode.Mapping> mapping = sink.mapping("jdbc");
    if (mapping.isEmpty()) {
      return nothing;
    }
    Fields fields =
        Fields.of(
            mapping.get(),
            faults,
            "connection",
            "url",
            "user",
            "secret",
            "schema",
            "table",
            "keys",
            "copy",
            "options");
    Optional<JdbcPlace> place = JdbcSourceParser.place(fields);
    Optional<JdbcTarget.Copy> copy = fields.mapping("copy").flatMap(node -> copy(node, faults));
    if (place.isEmpty()) {
      return nothing;
    }
    JdbcTarget target = new JdbcTarget(place.get(), fields.find("schema").orElse(""), copy);
    return new Sink(
        from,
        "jdbc " + place.get().label(),
        new JdbcSink(clients, target, token, fields.find("table"), fields.texts("keys")));
  }

  /** An empty directory, which a parameter may leave, stands for none. */
  private static Optional<JdbcTarget.Copy> copy(SpecNode node, Faults faults) {
    Fields fields = Fields.of(node, faults, "from", "role");
    return Optional.of(fields.text("from"))
        .filter(from -> !from.isEmpty())
        .map(from -> new JdbcTarget.Copy(from, fields.find("role").orElse("default")));
  }

  @Override
  public long write(Frames frames, String name) {
    Frame frame = frames.get(name);
    String as = table.orElse(name);
    Map<String, List<String>> primaryKeys = new HashMap<>();
    List<Reference> references = new ArrayList<>();
    if (frame instanceof Frame.Tables several) {
      for (Relationship relationship : several.collection().relationships()) {
        String child = Frame.identifier(relationship.child());
        primaryKeys.put(child, List.of("id", "index"));
        references.add(
            new Reference(
                child, "id", Frame.identifier(relationship.parent()), relationship.column()));
      }
    }
    if (!keys.isEmpty()) {
      primaryKeys.put(as, keys);
    }
    return new JdbcTables(clients, target, token)
        .replace(new TableSet(frame.tables(as), primaryKeys, references));
  }
}
