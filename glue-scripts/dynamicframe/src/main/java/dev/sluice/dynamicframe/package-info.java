/** An open DynamicFrame: self-describing records with choice types, on plain Spark. */
@NullMarked
package dev.sluice.dynamicframe;

import org.jspecify.annotations.NullMarked;
