/** Parameters and secrets. */
@NullMarked
package dev.sluice.local.ssm;

import org.jspecify.annotations.NullMarked;
