package dev.sluice.local.load;

/** What is deployed under load: the wakes' queue and the ledger's table, and no function. */
final class LoadTemplate {
  static final String WAKES = "local-wake.fifo";

  private static final String TEXT =
      """
      Resources:
        WakeQueue:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: %s
            FifoQueue: true
        LedgerTable:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: %s
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions:
              - { AttributeName: pk, AttributeType: S }
              - { AttributeName: sk, AttributeType: S }
              - { AttributeName: open_pk, AttributeType: S }
            KeySchema:
              - { AttributeName: pk, KeyType: HASH }
              - { AttributeName: sk, KeyType: RANGE }
            GlobalSecondaryIndexes:
              - IndexName: open
                KeySchema:
                  - { AttributeName: open_pk, KeyType: HASH }
                  - { AttributeName: sk, KeyType: RANGE }
                Projection: { ProjectionType: ALL }
      """;

  private LoadTemplate() {}

  static String text(String table) {
    return TEXT.formatted(WAKES, table);
  }
}
