package dev.sluice.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final byte[] FILE =
      ("{\"Records\":[{\"eventTime\":\"2026-11-03T10:00:05.25+01:00\",\"eventID\":\"x\","
              + "\"eventName\":\"Put\\u0041\",\"readOnly\":\"true\",\"managementEvent\":\"maybe\","
              + "\"foreign\":{\"b\":1},\"tlsDetails\":\"none\","
              + "\"userIdentity\":{\"type\":\"Root\",\"userName\":null,\"new\":[1],"
              + "\"sessionContext\":{\"attributes\":{\"mfaAuthenticated\":\"false\",\"z\":0}}}}]}")
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void everyMemberHasAPlace() throws IOException {
    Read read = Read.file(FILE);
    assertThat(read.rows())
        .containsExactly(
            Map.ofEntries(
                Map.entry("eventTime", "1793696405250000"),
                Map.entry("eventID", "x"),
                Map.entry("eventName", "PutA"),
                Map.entry("readOnly", "true"),
                Map.entry("userIdentity", "{}"),
                Map.entry("userIdentity.type", "Root"),
                Map.entry("userIdentity.sessionContext", "{}"),
                Map.entry("userIdentity.sessionContext.attributes", "{}"),
                Map.entry("userIdentity.sessionContext.attributes.mfaAuthenticated", "false"),
                Map.entry(
                    "otherMembers",
                    "{\"managementEvent\":\"maybe\",\"foreign\":{\"b\":1},\"tlsDetails\":\"none\","
                        + "\"userIdentity\":{\"new\":[1],\"sessionContext\":{\"attributes\":{\"z\":0}}}}")));
  }

  @Test
  void onlyWhatIsAskedForComesBack() throws IOException {
    assertThat(Read.file(FILE, Projection.of(List.of("eventid", "USERIDENTITY.type"))).rows())
        .containsExactly(Map.of("eventID", "x", "userIdentity", "{}", "userIdentity.type", "Root"));
    assertThat(Read.file(FILE, Projection.of(List.of())).rows()).containsExactly(Map.of());
    assertThat(Read.file(FILE, Projection.of(List.of("otherMembers"))).rows().get(0))
        .containsKey("otherMembers")
        .doesNotContainKeys("eventTime", "userIdentity.type");
  }

  @Test
  void anUnknownColumnIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> Projection.of(List.of("evenTime")))
        .hasMessageContaining("no column 'evenTime'")
        .hasMessageContaining("eventTime");
  }

  @Test
  void theCatalogHasOneTypeForEachColumn() {
    assertThat(CloudTrailSchema.catalogColumns())
        .contains(new CatalogColumn("eventtime", "timestamp"))
        .contains(new CatalogColumn("readonly", "boolean"))
        .contains(
            new CatalogColumn(
                "tlsdetails",
                "struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string,keyexchange:string>"))
        .hasSize(CloudTrailSchema.columns().size());
  }
}
