/** JVMs with Spark's class path, which the embedded cloud's own cannot share. */
@NullMarked
package dev.sluice.local.spark;

import org.jspecify.annotations.NullMarked;
