/** What a job is called with, and how it fails. */
@NullMarked
package dev.sluice.jobs.run;

import org.jspecify.annotations.NullMarked;
