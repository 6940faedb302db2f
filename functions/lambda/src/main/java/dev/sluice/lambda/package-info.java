/** The entry classes of the Lambda functions: parse, call, answer. */
@NullMarked
package dev.sluice.lambda;

import org.jspecify.annotations.NullMarked;
