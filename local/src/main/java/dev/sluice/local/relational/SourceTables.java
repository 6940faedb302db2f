package dev.sluice.local.relational;

import java.util.List;

/** What the demo's databases hold: a company's accounts, people, assets, tickets and costs. */
final class SourceTables {
  static final String APPLICATION = "application";
  static final String WAREHOUSE = "warehouse";

  private static final String CHANGED =
      "timestamptz '2020-01-01 00:00:00+00' + pick(g, 9, 63072000000) * interval '1 millisecond'";

  static final List<SourceTable> ALL =
      List.of(
          new SourceTable(
              APPLICATION,
              "accounts",
              2,
              List.of(
                  new Column("account_id", "text"),
                  new Column("name", "text NOT NULL"),
                  new Column("owner", "text NOT NULL"),
                  new Column("environment", "text"),
                  new Column("cost_center", "integer"),
                  new Column("monthly_budget", "numeric(12,2)"),
                  new Column("active", "boolean"),
                  new Column("opened_on", "date"),
                  new Column("tags", "jsonb"),
                  new Column("updated_at", "timestamptz NOT NULL")),
              List.of(
                  "coalesce((SELECT id FROM known_accounts k WHERE k.g = s.g),"
                      + " lpad(g::text, 12, '0'))",
                  "'Account ' || g || ' of Søndergård & Çelik'",
                  "'team-' || (1 + pick(g, 1, 500)) || '@example.com'",
                  "(ARRAY['production', 'staging', 'development', NULL])[1 + pick(g, 2, 4)]",
                  "(1000 + pick(g, 3, 900))::integer",
                  "pick(g, 4, 100000000) / 100.0",
                  "CASE WHEN pick(g, 5, 50) > 0 THEN pick(g, 5, 10) > 0 END",
                  "date '2015-01-01' + pick(g, 6, 3000)::integer",
                  "jsonb_build_object('unit', pick(g, 7, 40), 'critical', pick(g, 8, 5) = 0)",
                  CHANGED),
              "monthly_budget = coalesce(monthly_budget, 0) + 1, active = NOT active"),
          new SourceTable(
              APPLICATION,
              "teams",
              1,
              List.of(
                  new Column("team_id", "integer"),
                  new Column("name", "text NOT NULL"),
                  new Column("time_zone", "varchar(40)"),
                  new Column("founded_at", "timestamp"),
                  new Column("updated_at", "timestamptz NOT NULL")),
              List.of(
                  "g",
                  "'Team ' || g",
                  "(ARRAY['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])[1 + pick(g, 1, 3)]",
                  "timestamp '2010-01-01 08:00:00' + pick(g, 2, 300000000) * interval '1 second'",
                  CHANGED),
              "name = name || '!'"),
          new SourceTable(
              APPLICATION,
              "users",
              97,
              List.of(
                  new Column("user_id", "bigint"),
                  new Column("team_id", "integer NOT NULL"),
                  new Column("email", "text NOT NULL"),
                  new Column("full_name", "text"),
                  new Column("admin", "boolean NOT NULL"),
                  new Column("salary", "numeric(14,4)"),
                  new Column("last_login", "timestamptz"),
                  new Column("settings", "jsonb"),
                  new Column("updated_at", "timestamptz NOT NULL")),
              List.of(
                  "g",
                  "(1 + pick(g, 1, 500))::integer",
                  "'user' || g || '@example.com'",
                  "CASE WHEN pick(g, 2, 20) > 0 THEN 'Zoë Nguyễn ' || g END",
                  "pick(g, 3, 25) = 0",
                  "pick(g, 4, 2000000000) / 10000.0",
                  "CASE WHEN pick(g, 5, 3) > 0 THEN timestamptz '2021-06-01 00:00:00+00'"
                      + " + pick(g, 5, 50000000000000) * interval '1 microsecond' END",
                  "CASE WHEN pick(g, 6, 2) = 0"
                      + " THEN jsonb_build_object('theme', 'dark', 'rows', pick(g, 7, 100)) END",
                  CHANGED),
              "last_login = clock_timestamp(), full_name = 'Renamed ' || user_id"),
          new SourceTable(
              APPLICATION,
              "assets",
              300,
              List.of(
                  new Column("asset_id", "bigint"),
                  new Column("account_id", "text NOT NULL"),
                  new Column("user_id", "bigint"),
                  new Column("kind", "text NOT NULL"),
                  new Column("arn", "text NOT NULL"),
                  new Column("size_bytes", "bigint"),
                  new Column("price", "numeric(12,6)"),
                  new Column("retired", "boolean NOT NULL"),
                  new Column("updated_at", "timestamptz NOT NULL")),
              List.of(
                  "g",
                  "lpad((1 + pick(g, 1, 2000))::text, 12, '0')",
                  "CASE WHEN pick(g, 2, 10) > 0 THEN 1 + pick(g, 2, 97000) END",
                  "(ARRAY['bucket', 'instance', 'function', 'table', 'queue'])[1 + pick(g, 3, 5)]",
                  "'arn:aws:resource:eu-central-1:' || g || ':' || md5(g::text)",
                  "pick(g, 4, 9000000000000)",
                  "pick(g, 5, 900000000) / 1000000.0",
                  "pick(g, 6, 12) = 0",
                  CHANGED),
              "retired = NOT retired, size_bytes = size_bytes + 1"),
          new SourceTable(
              APPLICATION,
              "tickets",
              400,
              List.of(
                  new Column("ticket_id", "bigint"),
                  new Column("account_id", "text NOT NULL"),
                  new Column("assignee", "bigint"),
                  new Column("title", "text NOT NULL"),
                  new Column("priority", "smallint NOT NULL"),
                  new Column("state", "text NOT NULL"),
                  new Column("hours", "double precision"),
                  new Column("opened_at", "timestamptz NOT NULL"),
                  new Column("closed_at", "timestamptz"),
                  new Column("updated_at", "timestamptz NOT NULL")),
              List.of(
                  "g",
                  "lpad((1 + pick(g, 1, 2000))::text, 12, '0')",
                  "CASE WHEN pick(g, 2, 8) > 0 THEN 1 + pick(g, 2, 97000) END",
                  "'Ticket \"' || g || '\" — ' || md5(g::text)",
                  "(1 + pick(g, 3, 4))::smallint",
                  "(ARRAY['open', 'waiting', 'closed'])[1 + pick(g, 4, 3)]",
                  "pick(g, 5, 400) / 8.0",
                  "timestamptz '2019-01-01 00:00:00+00' + pick(g, 6, 31536000) * interval '1 second'",
                  "CASE WHEN pick(g, 4, 3) = 2 THEN timestamptz '2020-01-01 00:00:00+00'"
                      + " + pick(g, 7, 31536000000) * interval '1 millisecond' END",
                  CHANGED),
              "state = 'closed', closed_at = clock_timestamp(), hours = coalesce(hours, 0) + 0.25"),
          new SourceTable(
              WAREHOUSE,
              "costs",
              200,
              List.of(
                  new Column("cost_id", "bigint"),
                  new Column("account_id", "varchar(12) NOT NULL"),
                  new Column("service", "varchar(64) NOT NULL"),
                  new Column("day", "date NOT NULL"),
                  new Column("amount", "numeric(18,6) NOT NULL"),
                  new Column("estimated", "boolean"),
                  new Column("updated_at", "timestamp NOT NULL")),
              List.of(
                  "g",
                  "lpad((1 + pick(g, 1, 2000))::text, 12, '0')",
                  "'service-' || pick(g, 2, 60)",
                  "date '2020-01-01' + pick(g, 3, 1000)::integer",
                  "pick(g, 4, 5000000000) / 1000000.0",
                  "pick(g, 5, 30) = 0",
                  "timestamp '2020-01-01 00:00:00' + pick(g, 9, 63072000000) * interval '1 millisecond'"),
              "amount = amount + 0.000001, estimated = false"));

  private SourceTables() {}

  /** How many rows a table has of so many in all; the largest takes what rounding leaves. */
  static long rows(SourceTable table, long all) {
    if (!table.name().equals("tickets")) {
      return Math.max(1, all * table.share() / 1000);
    }
    long others =
        ALL.stream()
            .filter(other -> !other.name().equals("tickets"))
            .mapToLong(other -> rows(other, all))
            .sum();
    return Math.max(1, all - others);
  }
}
