/** Measures how fast digests are verified, and how much memory a long chain takes. */
@NullMarked
package dev.sluice.local.proofbench;

import org.jspecify.annotations.NullMarked;
