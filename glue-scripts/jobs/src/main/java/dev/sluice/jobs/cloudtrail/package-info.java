/**
 * The CloudTrail job: a predicate's partitions become the output partitions of the curated table.
 */
@NullMarked
package dev.sluice.jobs.cloudtrail;

import org.jspecify.annotations.NullMarked;
