/** The Data Catalog: databases, tables with versions, partitions. */
@NullMarked
package dev.sluice.local.glue.catalog;

import org.jspecify.annotations.NullMarked;
