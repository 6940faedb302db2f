/** The types that a frame's schema is made of, and how they are merged, named and printed. */
@NullMarked
package dev.sluice.dynamicframe.type;

import org.jspecify.annotations.NullMarked;
