/** Glue connections: where databases are, and which secret opens them. */
@NullMarked
package dev.sluice.local.glue.connections;

import org.jspecify.annotations.NullMarked;
