/** The main job on one machine: log files land in the embedded cloud and end as a table. */
@NullMarked
package dev.sluice.local.demo;

import org.jspecify.annotations.NullMarked;
