/** What S3 and Glue tell through EventBridge. */
@NullMarked
package dev.sluice.lambda.event;

import org.jspecify.annotations.NullMarked;
