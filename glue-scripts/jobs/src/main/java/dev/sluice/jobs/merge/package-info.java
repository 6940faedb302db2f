/** Merging a source's new rows into a table of the lake by key, in one visible step. */
@NullMarked
package dev.sluice.jobs.merge;

import org.jspecify.annotations.NullMarked;
