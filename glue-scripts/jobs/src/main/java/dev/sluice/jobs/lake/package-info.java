/** The two ways to publish an output partition: a flip in the catalog, a commit in Iceberg. */
@NullMarked
package dev.sluice.jobs.lake;

import org.jspecify.annotations.NullMarked;
