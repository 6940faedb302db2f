/** Records, their errors, and where they come from. */
@NullMarked
package dev.sluice.dynamicframe.record;

import org.jspecify.annotations.NullMarked;
