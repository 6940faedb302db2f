/** Reads JSON, CSV and Parquet into records; what cannot be read becomes an error record. */
@NullMarked
package dev.sluice.dynamicframe.read;

import org.jspecify.annotations.NullMarked;
