package dev.sluice.cloudtrail;

import static dev.sluice.cloudtrail.ColumnKind.BOOLEAN;
import static dev.sluice.cloudtrail.ColumnKind.JSON;
import static dev.sluice.cloudtrail.ColumnKind.STRING;
import static dev.sluice.cloudtrail.ColumnKind.TIMESTAMP;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of the CloudTrail table. Members whose form differs from event to event stay JSON
 * text; members that no column stands for are kept in {@code otherMembers}, so nothing is lost.
 */
public final class CloudTrailSchema {
  /** JSON object of the members that have no column, under their own names and nesting. */
  public static final String OTHER_MEMBERS = "otherMembers";

  /** Name of the log file that the record was read from: its path's account and region. */
  public static final String SOURCE_FILE = "sourceFile";

  private static final List<CloudTrailColumn> COLUMNS =
      new ColumnListBuilder()
          .add("eventVersion", STRING)
          .struct("userIdentity", CloudTrailSchema::userIdentity)
          .add("eventTime", TIMESTAMP)
          .add("eventSource", STRING)
          .add("eventName", STRING)
          .add("awsRegion", STRING)
          .add("sourceIPAddress", STRING)
          .add("userAgent", STRING)
          .add("errorCode", STRING)
          .add("errorMessage", STRING)
          .add("requestParameters", JSON)
          .add("responseElements", JSON)
          .add("additionalEventData", JSON)
          .add("requestID", STRING)
          .add("eventID", STRING)
          .add("readOnly", BOOLEAN)
          .add("resources", JSON)
          .add("eventType", STRING)
          .add("apiVersion", STRING)
          .add("managementEvent", BOOLEAN)
          .add("recipientAccountId", STRING)
          .add("serviceEventDetails", JSON)
          .add("sharedEventID", STRING)
          .add("vpcEndpointId", STRING)
          .add("vpcEndpointAccountId", STRING)
          .add("eventCategory", STRING)
          .add("addendum", JSON)
          .add("sessionCredentialFromConsole", STRING)
          .add("edgeDeviceDetails", JSON)
          .struct(
              "tlsDetails",
              tls ->
                  tls.add("tlsVersion", STRING)
                      .add("cipherSuite", STRING)
                      .add("clientProvidedHostHeader", STRING)
                      .add("keyExchange", STRING))
          .add(OTHER_MEMBERS, JSON)
          .add(SOURCE_FILE, STRING)
          .build();

  private static final List<CloudTrailColumn> ALL =
      COLUMNS.stream().flatMap(ColumnListBuilder::withFields).toList();

  private CloudTrailSchema() {}

  private static void userIdentity(ColumnListBuilder identity) {
    identity
        .add("type", STRING)
        .add("principalId", STRING)
        .add("arn", STRING)
        .add("accountId", STRING)
        .add("accessKeyId", STRING)
        .add("userName", STRING)
        .add("invokedBy", STRING)
        .add("identityProvider", STRING)
        .add("credentialId", STRING)
        .struct("sessionContext", CloudTrailSchema::sessionContext)
        .add("onBehalfOf", JSON)
        .add("inScopeOf", JSON);
  }

  private static void sessionContext(ColumnListBuilder session) {
    session
        .struct(
            "sessionIssuer",
            issuer ->
                issuer
                    .add("type", STRING)
                    .add("principalId", STRING)
                    .add("arn", STRING)
                    .add("accountId", STRING)
                    .add("userName", STRING))
        .struct(
            "attributes",
            attributes -> attributes.add("creationDate", STRING).add("mfaAuthenticated", STRING))
        .add("webIdFederationData", JSON)
        .add("sourceIdentity", STRING)
        .add("ec2RoleDelivery", STRING)
        .add("assumedRoot", STRING);
  }

  /** The table's columns, in the table's order. */
  public static List<CloudTrailColumn> columns() {
    return COLUMNS;
  }

  /** Every column and every field of a struct, by index. */
  public static List<CloudTrailColumn> all() {
    return ALL;
  }

  /** The column or field with this path, letter case ignored as table formats ignore it. */
  public static Optional<CloudTrailColumn> find(String path) {
    return ALL.stream().filter(column -> column.path().equalsIgnoreCase(path)).findFirst();
  }

  /** The column or field with this path, which must exist. */
  public static CloudTrailColumn column(String path) {
    return find(path)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The CloudTrail table has no column '" + path + "'; it has " + COLUMN_NAMES));
  }

  private static final List<String> COLUMN_NAMES =
      COLUMNS.stream().map(CloudTrailColumn::name).toList();

  /** The columns for the catalog's table, lower case as the Data Catalog keeps them. */
  public static List<CatalogColumn> catalogColumns() {
    return COLUMNS.stream()
        .map(
            column ->
                new CatalogColumn(column.name().toLowerCase(Locale.ROOT), column.catalogType()))
        .toList();
  }
}
