/** Decisions: pure functions of what is observed, the settings and the time. */
@NullMarked
package dev.sluice.plan;

import org.jspecify.annotations.NullMarked;
