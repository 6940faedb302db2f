/** CloudTrail's records: which columns they make, and how they are read out of log files. */
@NullMarked
package dev.sluice.cloudtrail;

import org.jspecify.annotations.NullMarked;
