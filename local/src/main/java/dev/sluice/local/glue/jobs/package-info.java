/** Jobs and their runs: limits, states, arguments, retries. */
@NullMarked
package dev.sluice.local.glue.jobs;

import org.jspecify.annotations.NullMarked;
