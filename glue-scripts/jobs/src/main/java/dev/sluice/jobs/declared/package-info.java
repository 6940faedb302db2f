/** Jobs declared in YAML: their sources, transforms, SQL steps and sinks, run by one main class. */
@NullMarked
package dev.sluice.jobs.declared;

import org.jspecify.annotations.NullMarked;
