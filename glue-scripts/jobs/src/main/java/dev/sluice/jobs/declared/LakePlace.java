package dev.sluice.jobs.declared;

import java.util.List;

/** A table of the lake and where its files go. */
record LakePlace(String database, String table, String location, List<String> partitionBy) {

  LakePlace {
    partitionBy = List.copyOf(partitionBy);
  }
}
