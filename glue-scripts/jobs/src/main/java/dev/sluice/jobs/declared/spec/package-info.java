/**
 * A declared job's text: YAML that knows its lines, parameters, and all faults reported together.
 */
@NullMarked
package dev.sluice.jobs.declared.spec;

import org.jspecify.annotations.NullMarked;
