/** Records what the functions ask of AWS, to hold it against what their roles grant. */
@NullMarked
package dev.sluice.local.calls;

import org.jspecify.annotations.NullMarked;
