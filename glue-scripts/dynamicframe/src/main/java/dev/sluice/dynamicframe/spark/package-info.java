/** The bridge between records and Spark's own rows and types. */
@NullMarked
package dev.sluice.dynamicframe.spark;

import org.jspecify.annotations.NullMarked;
