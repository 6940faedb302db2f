/** The command line: one class per command, no logic of the pipeline. */
@NullMarked
package dev.sluice.local.cli;

import org.jspecify.annotations.NullMarked;
