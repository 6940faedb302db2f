/** The expression language of GetPartitions. */
@NullMarked
package dev.sluice.local.glue.expression;

import org.jspecify.annotations.NullMarked;
