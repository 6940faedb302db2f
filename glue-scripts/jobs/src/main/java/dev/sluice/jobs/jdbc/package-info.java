/** Relational databases as a job reaches them: places, secrets, connections, dialects, errors. */
@NullMarked
package dev.sluice.jobs.jdbc;

import org.jspecify.annotations.NullMarked;
