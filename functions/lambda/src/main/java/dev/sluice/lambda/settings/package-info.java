/** What a function is told by its environment and by Parameter Store. */
@NullMarked
package dev.sluice.lambda.settings;

import org.jspecify.annotations.NullMarked;
