/** Damages generated logs and digests, and holds the verdicts on them against one another. */
@NullMarked
package dev.sluice.local.tamper;

import org.jspecify.annotations.NullMarked;
