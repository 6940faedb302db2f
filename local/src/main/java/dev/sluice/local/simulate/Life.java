package dev.sluice.local.simulate;

import java.util.List;
import java.util.Optional;

/** How a schedule went. */
record Life(
    long seed, Optional<Violation> violation, Faults faults, long steps, List<String> trace) {}
