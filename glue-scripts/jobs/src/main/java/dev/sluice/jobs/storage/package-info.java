/** Objects in S3 by their exact keys, and files elsewhere through Hadoop. */
@NullMarked
package dev.sluice.jobs.storage;

import org.jspecify.annotations.NullMarked;
