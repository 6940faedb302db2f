package dev.sluice.jobs.declared.spec;

import dev.sluice.jobs.run.JobException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML as nodes that know their lines; it never makes objects of what it reads. */
public final class SpecYaml {

  private SpecYaml() {}

  public static SpecNode.Mapping parse(String file, String text) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new JobException(
          "%s: this is no YAML: %s. Look at the indentation and at quotes."
              .formatted(new Place(file, line), e.getProblem()),
          e);
    }
    if (root != null && node(file, root) instanceof SpecNode.Mapping mapping) {
      return mapping;
    }
    throw new JobException(
        "%s: a spec is names with values, such as 'name: orders'.".formatted(new Place(file, 1)));
  }

  private static SpecNode node(String file, Node node) {
    Place place = new Place(file, node.getStartMark().getLine() + 1);
    if (node instanceof MappingNode mapping) {
      Map<String, SpecNode> entries = new LinkedHashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          throw new JobException(place + ": a name must be a plain text.");
        }
        if (entries.put(key.getValue(), node(file, tuple.getValueNode())) != null) {
          throw new JobException(
              "%s: '%s' stands here twice. Keep one of them."
                  .formatted(new Place(file, key.getStartMark().getLine() + 1), key.getValue()));
        }
      }
      return new SpecNode.Mapping(place, entries);
    }
    if (node instanceof SequenceNode sequence) {
      List<SpecNode> items = sequence.getValue().stream().map(item -> node(file, item)).toList();
      return new SpecNode.Sequence(place, items);
    }
    return new SpecNode.Scalar(place, ((ScalarNode) node).getValue());
  }
}
