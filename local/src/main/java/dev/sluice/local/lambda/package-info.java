/** The functions of the template, invoked as Lambda invokes them. */
@NullMarked
package dev.sluice.local.lambda;

import org.jspecify.annotations.NullMarked;
