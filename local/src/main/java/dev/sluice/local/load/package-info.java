/** Measures the controller under load: the real handlers, on either ledger, with many events. */
@NullMarked
package dev.sluice.local.load;

import org.jspecify.annotations.NullMarked;
