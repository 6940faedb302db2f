/** Reading relational tables: columns, bounds, snapshots, parallel readers, watermarks. */
@NullMarked
package dev.sluice.jobs.jdbc.read;

import org.jspecify.annotations.NullMarked;
