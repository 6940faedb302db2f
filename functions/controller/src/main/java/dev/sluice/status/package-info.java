/** What a pipeline looks like to people: one summary that the console and the terminal share. */
@NullMarked
package dev.sluice.status;

import org.jspecify.annotations.NullMarked;
