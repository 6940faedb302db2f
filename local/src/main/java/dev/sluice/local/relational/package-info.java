/** The relational demo: real databases, Glue's workflow over them, and a count of what arrived. */
@NullMarked
package dev.sluice.local.relational;

import org.jspecify.annotations.NullMarked;
