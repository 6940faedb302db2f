/** Clients of AWS services, configured the one way that all parts need. */
@NullMarked
package dev.sluice.lambda.aws;

import org.jspecify.annotations.NullMarked;
