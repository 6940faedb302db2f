/** Realistic CloudTrail logs, their signed digests and the truth about them, from a seed. */
@NullMarked
package dev.sluice.local.generate;

import org.jspecify.annotations.NullMarked;
