/** Who is calling. */
@NullMarked
package dev.sluice.local.sts;

import org.jspecify.annotations.NullMarked;
