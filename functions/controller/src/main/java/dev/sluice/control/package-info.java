/**
 * The loop that closes the distance between what is and what should be, and the ports to the world.
 */
@NullMarked
package dev.sluice.control;

import org.jspecify.annotations.NullMarked;
