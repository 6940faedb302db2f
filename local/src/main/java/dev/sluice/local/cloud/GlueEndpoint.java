package dev.sluice.local.cloud;

import dev.sluice.local.glue.catalog.Catalog;
import dev.sluice.local.glue.catalog.DatabaseApi;
import dev.sluice.local.glue.catalog.PartitionApi;
import dev.sluice.local.glue.catalog.PartitionStore;
import dev.sluice.local.glue.catalog.TableApi;
import dev.sluice.local.http.Operations;
import java.time.Clock;

/** All operations of the Glue endpoint. */
final class GlueEndpoint {
  private GlueEndpoint() {}

  static Operations operations(Catalog catalog, String account, Clock clock) {
    Operations operations = new Operations("AWSGlue");
    new DatabaseApi(catalog, account, clock).addTo(operations);
    new TableApi(catalog, account, clock).addTo(operations);
    new PartitionApi(new PartitionStore(catalog, account, clock), catalog).addTo(operations);
    return operations;
  }
}
