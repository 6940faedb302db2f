/** The embedded SQS server with messages that survive a kill. */
@NullMarked
package dev.sluice.local.sqs;

import org.jspecify.annotations.NullMarked;
