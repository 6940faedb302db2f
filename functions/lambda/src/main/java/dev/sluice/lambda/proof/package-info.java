/** The proof's ports on the ledger's documents, on S3 and on CloudTrail. */
@NullMarked
package dev.sluice.lambda.proof;

import org.jspecify.annotations.NullMarked;
