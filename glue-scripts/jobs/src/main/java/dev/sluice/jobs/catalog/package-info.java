/** The Data Catalog as a Spark SQL catalog: databases, tables, pruned partitions. */
@NullMarked
package dev.sluice.jobs.catalog;

import org.jspecify.annotations.NullMarked;
