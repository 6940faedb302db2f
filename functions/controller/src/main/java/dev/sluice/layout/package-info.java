/** Keys and names: where a log object lies, and which partitions it belongs to. Pure. */
@NullMarked
package dev.sluice.layout;

import org.jspecify.annotations.NullMarked;
