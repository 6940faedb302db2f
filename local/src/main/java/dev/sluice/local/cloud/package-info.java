/** The embedded cloud as a whole: its settings, its parts put together, its one endpoint. */
@NullMarked
package dev.sluice.local.cloud;

import org.jspecify.annotations.NullMarked;
