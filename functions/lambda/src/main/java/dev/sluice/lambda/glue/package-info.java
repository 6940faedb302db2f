/** The controller's ports to crawlers, job runs and the Data Catalog, on AWS Glue. */
@NullMarked
package dev.sluice.lambda.glue;

import org.jspecify.annotations.NullMarked;
