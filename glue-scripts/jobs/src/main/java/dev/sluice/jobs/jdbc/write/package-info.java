/** Writing tables to a relational database, all of them at one moment. */
@NullMarked
package dev.sluice.jobs.jdbc.write;

import org.jspecify.annotations.NullMarked;
