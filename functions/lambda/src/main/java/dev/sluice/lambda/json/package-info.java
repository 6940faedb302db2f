/** JSON as plain Java values, read and written with the parser that the AWS SDK brings. */
@NullMarked
package dev.sluice.lambda.json;

import org.jspecify.annotations.NullMarked;
