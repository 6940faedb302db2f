/** Paths to fields: dotted, back-ticked where a name holds a dot, with brackets for elements. */
@NullMarked
package dev.sluice.dynamicframe.path;

import org.jspecify.annotations.NullMarked;
