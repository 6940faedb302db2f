/** What the parts of the Glue endpoint have in common. */
@NullMarked
package dev.sluice.local.glue;

import org.jspecify.annotations.NullMarked;
