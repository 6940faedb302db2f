/** What is known of partitions, runs and crawls, and the port that keeps it. */
@NullMarked
package dev.sluice.ledger;

import org.jspecify.annotations.NullMarked;
