/** The cloudtrail data source of Spark. */
@NullMarked
package dev.sluice.jobs.source;

import org.jspecify.annotations.NullMarked;
