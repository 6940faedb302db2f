/** Job runs in JVMs of their own: the pool in the cloud, the main class in the worker. */
@NullMarked
package dev.sluice.local.worker;

import org.jspecify.annotations.NullMarked;
