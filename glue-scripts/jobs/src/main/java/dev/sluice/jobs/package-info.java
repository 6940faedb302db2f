/** The entry points of the jobs and the Spark session that they share. */
@NullMarked
package dev.sluice.jobs;

import org.jspecify.annotations.NullMarked;
