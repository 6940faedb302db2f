/** A pipeline's settings, checked as a whole. */
@NullMarked
package dev.sluice.pipeline;

import org.jspecify.annotations.NullMarked;
