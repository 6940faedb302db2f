/** Faults on request: what goes wrong, how often, and how often it did. */
@NullMarked
package dev.sluice.local.chaos;

import org.jspecify.annotations.NullMarked;
