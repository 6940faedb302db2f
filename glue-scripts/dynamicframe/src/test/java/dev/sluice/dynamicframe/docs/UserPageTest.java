package dev.sluice.dynamicframe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import dev.sluice.dynamicframe.TestSpark;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.read.JsonText;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.type.SchemaTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The user's page shows for every transform what its code really does. {@code
 * -Dsluice.docs.write=true} writes the examples anew.
 */
class UserPageTest {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- example (\\w+) -->\\n.*?<!-- end example -->", Pattern.DOTALL);

  @Test
  void everyExampleOnThePageIsWhatItsCodeDoes() throws IOException {
    Path root = Path.of(System.getProperty("sluice.root", "."));
    Path page = root.resolve("docs/dynamicframe.md");
    Path code =
        root.resolve(
            "glue-scripts/dynamicframe/src/test/java/dev/sluice/dynamicframe/docs/Examples.java");
    String source = Files.readString(code);
    String text = Files.readString(page);

    List<String> shown = new ArrayList<>();
    String fresh =
        BLOCK
            .matcher(text)
            .replaceAll(
                match -> {
                  shown.add(match.group(1));
                  return Matcher.quoteReplacement(block(match.group(1), source));
                });

    if (Boolean.getBoolean("sluice.docs.write")) {
      Files.writeString(page, fresh);
    }
    assertThat(shown).containsExactlyInAnyOrderElementsOf(Examples.all().keySet());
    assertThat(Files.readString(page)).isEqualTo(fresh);
  }

  private static String block(String name, String source) {
    Examples.Example example = Examples.all().get(name);
    DynamicFrame input = DynamicFrame.of(TestSpark.session(), records(example.input()), "frame");
    StringBuilder text = new StringBuilder("<!-- example " + name + " -->\n");
    text.append("```json\n").append(String.join("\n", example.input())).append("\n```\n");
    text.append("```java\n").append(snippet(name, source)).append("\n```\n");
    DynamicFrameCollection output = example.code().apply(input);
    output.frames().forEach((key, frame) -> show(key, frame, output.keys().size() > 1, text));
    return text + "<!-- end example -->";
  }

  private static void show(String name, DynamicFrame frame, boolean named, StringBuilder text) {
    text.append("```\n").append(named ? name + "\n" : "");
    frame.records().collect().stream()
        .map(record -> record.toJson(true))
        .sorted()
        .forEach(line -> text.append(line).append('\n'));
    text.append(SchemaTree.print(frame.schema()));
    frame.errorsAsDynamicFrame().records().collect().stream()
        .map(record -> ((StructNode) record.getRoot().get("error")).get("msg"))
        .forEach(
            message ->
                text.append("error: ")
                    .append(String.valueOf(message).split("\\\\n", -1)[0].replaceAll("^\"|\"$", ""))
                    .append('\n'));
    frame
        .sourceTypeMismatches()
        .forEach(
            (mapping, count) ->
                text.append("left out: ")
                    .append(count)
                    .append(" of ")
                    .append(mapping)
                    .append('\n'));
    text.append("```\n");
  }

  private static List<DynamicRecord> records(List<String> lines) {
    List<DynamicRecord> records = new ArrayList<>();
    for (String line : lines) {
      try {
        records.add(DynamicRecord.of((StructNode) new JsonText().value(line)));
      } catch (IOException e) {
        throw new IllegalArgumentException("the example is no JSON: " + line, e);
      }
    }
    return records;
  }

  private static String snippet(String name, String source) {
    int begin = source.indexOf("// begin " + name + "\n");
    int end = source.indexOf("// end " + name + "\n");
    String code = source.substring(source.indexOf('\n', begin) + 1, source.lastIndexOf('\n', end));
    return code.stripIndent().strip().replaceFirst("^return ", "");
  }
}
