/** Clients of an AWS account: the real one, or the embedded cloud's. */
@NullMarked
package dev.sluice.local.aws;

import org.jspecify.annotations.NullMarked;
