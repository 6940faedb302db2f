/** Ledger documents in an embedded database, so that nothing but a JVM is needed. */
@NullMarked
package dev.sluice.local.ledger;

import org.jspecify.annotations.NullMarked;
