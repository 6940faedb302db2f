/** The controller's port to its wake queue, on SQS. */
@NullMarked
package dev.sluice.lambda.sqs;

import org.jspecify.annotations.NullMarked;
