package dev.sluice.dynamicframe.cases;

import java.util.Map;

/** The shared cases that cannot pass, each with the beginning of what it fails with, and why. */
public final class ArguedCases {

  /** By id. */
  public static final Map<String, String> FAILURES =
      Map.of(
          // The data set was made of persons.json, which holds the contact details and is not
          // there.
          "relationalize-samples-legislators",
          "the data set 'us-legislators l_history",
          "selectfields-livedocs-persons",
          "the data set 'us-legislators persons_json",
          "spigot-livedocs-topk",
          "the data set 'persons, select_fields");

  private ArguedCases() {}
}
