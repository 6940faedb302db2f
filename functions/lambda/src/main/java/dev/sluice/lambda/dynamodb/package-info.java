/** Ledger documents in one DynamoDB table. */
@NullMarked
package dev.sluice.lambda.dynamodb;

import org.jspecify.annotations.NullMarked;
