/** The sides of the benchmark: the same bytes to the same rows, each in a JVM of its own. */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
