/** Deterministic simulation of the controller under faults: one seed, virtual time. */
@NullMarked
package dev.sluice.local.simulate;

import org.jspecify.annotations.NullMarked;
