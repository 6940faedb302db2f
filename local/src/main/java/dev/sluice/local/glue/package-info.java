/** The Glue endpoint: what its parts have in common. */
@NullMarked
package dev.sluice.local.glue;

import org.jspecify.annotations.NullMarked;
