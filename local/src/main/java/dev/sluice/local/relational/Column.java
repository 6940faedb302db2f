package dev.sluice.local.relational;

/**
 * A column, and how its value is written alike by PostgreSQL and by Spark, to be compared.
 *
 * @param type as PostgreSQL knows it
 */
record Column(String name, String type) {

  String inPostgres() {
    if (type.startsWith("timestamp")) {
      return "(extract(epoch from %s) * 1000000)::bigint::text".formatted(name);
    }
    if (type.startsWith("double")) {
      return "round(%s * 1000000)::bigint::text".formatted(name);
    }
    return name + "::text";
  }

  String inSpark() {
    if (type.startsWith("timestamp")) {
      return "cast(unix_micros(cast(%s as timestamp)) as string)".formatted(name);
    }
    if (type.startsWith("double")) {
      return "cast(cast(rint(%s * 1000000) as bigint) as string)".formatted(name);
    }
    return "cast(%s as string)".formatted(name);
  }
}
