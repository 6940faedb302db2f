/** Puts a function together from its environment. */
@NullMarked
package dev.sluice.lambda.wiring;

import org.jspecify.annotations.NullMarked;
