/** One output partition: from its log files to sorted Parquet files without duplicates. */
@NullMarked
package dev.sluice.cloudtrail.convert;

import org.jspecify.annotations.NullMarked;
