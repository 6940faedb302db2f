/** The controller's ports to objects, on S3. */
@NullMarked
package dev.sluice.lambda.s3;

import org.jspecify.annotations.NullMarked;
