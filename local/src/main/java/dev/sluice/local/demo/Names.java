package dev.sluice.local.demo;

/** Names of the local environment's resources, as docs/contracts.md fixes them. */
public final class Names {
  public static final String ENVIRONMENT = "local";
  public static final String RAW_BUCKET = "local-raw";
  public static final String LAKE_BUCKET = "local-lake";
  public static final String TEMP_BUCKET = "local-temp";
  public static final String SCRIPTS_BUCKET = "local-scripts";
  public static final String LAKE = "s3://" + LAKE_BUCKET + "/";
  public static final String RAW_DATABASE = "sluice_raw";
  public static final String CURATED_DATABASE = "sluice";
  public static final String LEDGER_TABLE = "local-ledger";
  public static final String JOB = "local-cloudtrail";
  public static final String CRAWLER_PREFIX = "local-cloudtrail-";
  public static final String TRAIL = "sluice-trail";
  public static final String ROLE = "arn:aws:iam::000000000000:role/local-job";

  private Names() {}
}
