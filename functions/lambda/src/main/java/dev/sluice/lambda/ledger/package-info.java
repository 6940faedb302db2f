/** The ledger as versioned JSON documents, whatever database keeps them. */
@NullMarked
package dev.sluice.lambda.ledger;

import org.jspecify.annotations.NullMarked;
