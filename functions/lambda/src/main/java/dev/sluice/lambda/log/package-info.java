/** Log lines and metrics as JSON on standard output, where Lambda and CloudWatch take them. */
@NullMarked
package dev.sluice.lambda.log;

import org.jspecify.annotations.NullMarked;
