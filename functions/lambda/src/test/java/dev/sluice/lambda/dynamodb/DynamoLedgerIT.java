package dev.sluice.lambda.dynamodb;

import dev.sluice.lambda.ledger.DocumentLedger;
import dev.sluice.lambda.moto.MotoServer;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.LedgerContractTest;
import java.util.UUID;

/** The ledger on DynamoDB keeps the contract, against moto. */
class DynamoLedgerIT extends LedgerContractTest {
  @Override
  protected Ledger ledger() throws Exception {
    var client = MotoServer.clients().dynamoDb();
    return new DocumentLedger(
        new DynamoStore(
            client,
            LedgerTables.create(client),
            () -> UUID.randomUUID().toString(),
            new WriteMeter(),
            Writers.atOnce(4)));
  }
}
