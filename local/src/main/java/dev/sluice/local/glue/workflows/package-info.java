/** Triggers and workflows: what starts after what, and how far each run of a workflow has come. */
@NullMarked
package dev.sluice.local.glue.workflows;

import org.jspecify.annotations.NullMarked;
