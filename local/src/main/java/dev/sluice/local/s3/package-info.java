/** The embedded S3 server, its files on disk, and the events its writes cause. */
@NullMarked
package dev.sluice.local.s3;

import org.jspecify.annotations.NullMarked;
