package dev.sluice.dynamicframe.docs;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import dev.sluice.dynamicframe.RelationalizeOptions;
import dev.sluice.dynamicframe.SpigotOptions;
import dev.sluice.dynamicframe.transform.Mapping;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.transform.RowComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The code of the user's page: what stands between begin and end is shown there. */
final class Examples {

  /** One example: its records, and what the shown code makes of them. */
  record Example(List<String> input, Function<DynamicFrame, DynamicFrameCollection> code) {}

  private Examples() {}

  static Map<String, Example> all() {
    Map<String, Example> all = new LinkedHashMap<>();
    all.put(
        "applyMapping",
        one(
            Examples::applyMapping,
            "{'id':'7','actor':{'login':'ann','id':1}}",
            "{'id':'8','actor':{'login':'bob','id':'x'}}"));
    all.put(
        "resolveChoice",
        one(
            Examples::resolveChoice,
            "{'id':1,'size':2,'note':3,'tag':4}",
            "{'id':'n/a','size':'big','note':'b','tag':'c'}"));
    all.put(
        "relationalize",
        new Example(
            json("{'name':'Ann','friends':['Bob','Cy']}", "{'name':'Dan','friends':[]}"),
            Examples::relationalize));
    all.put(
        "unbox",
        one(
            Examples::unbox,
            "{'id':1,'box':'{\\'a\\':3,\\'b\\':1.5}'}",
            "{'id':2,'box':'{\\'a\\':'}"));
    all.put(
        "unnest", one(Examples::unnest, "{'name':'Ann','address':{'state':'NE','zips':[1,2]}}"));
    all.put(
        "dropFields",
        one(Examples::dropFields, "{'name':'Ann','age':3,'friends':[{'name':'Bob','age':4}]}"));
    all.put(
        "dropNullFields",
        one(Examples::dropNullFields, "{'a':null,'b':1,'c':null}", "{'a':null,'b':2,'c':3}"));
    all.put("selectFields", one(Examples::selectFields, "{'a':1,'b':2,'c':3}"));
    all.put("renameField", one(Examples::renameField, "{'a.b':1,'address':{'state':'NE'}}"));
    all.put("splitFields", new Example(json("{'a':1,'b':2,'c':3}"), Examples::splitFields));
    all.put(
        "splitRows",
        new Example(json("{'n':1}", "{'n':5}", "{'n':9}", "{'n':null}"), Examples::splitRows));
    all.put("filter", one(Examples::filter, "{'n':1}", "{'n':5}", "{'n':9}"));
    all.put("map", one(Examples::map, "{'n':1}", "{'n':5}"));
    all.put(
        "join", new Example(json("{'zip':1,'city':'A'}", "{'zip':2,'city':'B'}"), Examples::join));
    all.put("union", one(Examples::union, "{'n':1}"));
    all.put(
        "mergeDynamicFrame",
        one(Examples::mergeDynamicFrame, "{'id':1,'v':'old'}", "{'id':2,'v':'kept'}"));
    all.put("spigot", one(Examples::spigot, "{'n':1}", "{'n':2}"));
    all.put(
        "unnestDdbJson",
        one(Examples::unnestDdbJson, "{'Item':{'id':{'S':'x'},'m':{'M':{'n':{'N':'1'}}}}}"));
    all.put(
        "simplifyDdbJson",
        one(Examples::simplifyDdbJson, "{'Item':{'id':{'S':'x'},'m':{'M':{'n':{'N':'1'}}}}}"));
    return all;
  }

  private static Example one(Function<DynamicFrame, DynamicFrame> code, String... input) {
    return new Example(json(input), frame -> DynamicFrameCollection.of(code.apply(frame)));
  }

  private static List<String> json(String... lines) {
    return List.of(lines).stream()
        .map(line -> line.replace("\\'", "\\\"").replace('\'', '"'))
        .toList();
  }

  private static DynamicFrame applyMapping(DynamicFrame frame) {
    // begin applyMapping
    return frame.applyMapping(
        List.of(
            Mapping.of("id", "string", "id", "long"),
            Mapping.of("actor.login", "string", "who.name", "string"),
            Mapping.of("actor.id", "int", "who.number", "long")));
    // end applyMapping
  }

  private static DynamicFrame resolveChoice(DynamicFrame frame) {
    // begin resolveChoice
    return frame.resolveChoice(
        List.of(
            ResolveSpec.of("id", "cast:long"),
            ResolveSpec.of("size", "make_cols"),
            ResolveSpec.of("note", "make_struct"),
            ResolveSpec.of("tag", "project:string")));
    // end resolveChoice
  }

  private static DynamicFrameCollection relationalize(DynamicFrame frame) {
    // begin relationalize
    return frame.relationalize("people", "", RelationalizeOptions.DEFAULT);
    // end relationalize
  }

  private static DynamicFrame unbox(DynamicFrame frame) {
    // begin unbox
    return frame.unbox("box", "json", Map.of());
    // end unbox
  }

  private static DynamicFrame unnest(DynamicFrame frame) {
    // begin unnest
    return frame.unnest();
    // end unnest
  }

  private static DynamicFrame dropFields(DynamicFrame frame) {
    // begin dropFields
    return frame.dropFields(List.of("age", "friends.age"));
    // end dropFields
  }

  private static DynamicFrame dropNullFields(DynamicFrame frame) {
    // begin dropNullFields
    return frame.dropNulls();
    // end dropNullFields
  }

  private static DynamicFrame selectFields(DynamicFrame frame) {
    // begin selectFields
    return frame.selectFields(List.of("c", "a"));
    // end selectFields
  }

  private static DynamicFrame renameField(DynamicFrame frame) {
    // begin renameField
    return frame.renameField("`a.b`", "ab").renameField("address.state", "address.code");
    // end renameField
  }

  private static DynamicFrameCollection splitFields(DynamicFrame frame) {
    // begin splitFields
    return frame.splitFields(List.of("a", "b"), "left", "right");
    // end splitFields
  }

  private static DynamicFrameCollection splitRows(DynamicFrame frame) {
    // begin splitRows
    return frame.splitRows(
        List.of(RowComparison.of("n", ">", 1), RowComparison.of("n", "<", 9)), "in", "out");
    // end splitRows
  }

  private static DynamicFrame filter(DynamicFrame frame) {
    // begin filter
    return frame.filter(record -> (int) record.getField("n").orElseThrow() > 1);
    // end filter
  }

  private static DynamicFrame map(DynamicFrame frame) {
    // begin map
    return frame.map(record -> record.addField("twice", 2 * (int) record.getField("n").get()));
    // end map
  }

  private static DynamicFrameCollection join(DynamicFrame frame) {
    DynamicFrame other = frame.filter(r -> r.getField("zip").get().equals(1)).dropField("city");
    DynamicFrame result =
        // begin join
        frame.join(List.of("zip"), List.of("zip"), other);
    // end join
    return DynamicFrameCollection.of(other.withName("other"), result.withName("joined"));
  }

  private static DynamicFrame union(DynamicFrame frame) {
    DynamicFrame other = frame.renameField("n", "m");
    // begin union
    return frame.union(other);
    // end union
  }

  private static DynamicFrame mergeDynamicFrame(DynamicFrame frame) {
    DynamicFrame stage =
        frame
            .filter(r -> r.getField("id").get().equals(1))
            .map(record -> record.addField("v", "new"));
    // begin mergeDynamicFrame
    return frame.mergeDynamicFrame(stage, List.of("id"));
    // end mergeDynamicFrame
  }

  private static DynamicFrame spigot(DynamicFrame frame) {
    String path = System.getProperty("java.io.tmpdir") + "/spigot";
    // begin spigot
    return frame.spigot(path, SpigotOptions.topk(10));
    // end spigot
  }

  private static DynamicFrame unnestDdbJson(DynamicFrame frame) {
    // begin unnestDdbJson
    return frame.unnestDdbJson();
    // end unnestDdbJson
  }

  private static DynamicFrame simplifyDdbJson(DynamicFrame frame) {
    // begin simplifyDdbJson
    return frame.simplifyDdbJson();
    // end simplifyDdbJson
  }
}
