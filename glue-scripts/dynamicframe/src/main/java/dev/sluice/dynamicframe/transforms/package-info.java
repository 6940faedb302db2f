/** The transforms as classes, named and called as in Glue's scripts. */
@NullMarked
package dev.sluice.dynamicframe.transforms;

import org.jspecify.annotations.NullMarked;
