/** The benchmark: Sluice, the usual Spark recipe and DuckDB on the same bytes, side by side. */
@NullMarked
package dev.sluice.local.bench;

import org.jspecify.annotations.NullMarked;
