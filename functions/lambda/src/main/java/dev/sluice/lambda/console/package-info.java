/** The web page of a pipeline: its routes, its assets and the JSON it reads. */
@NullMarked
package dev.sluice.lambda.console;

import org.jspecify.annotations.NullMarked;
