/**
 * Proof that no log file was lost or changed: CloudTrail's signed digest files held against what
 * runs read. Pure; the bytes come in through ports.
 */
@NullMarked
package dev.sluice.proof;

import org.jspecify.annotations.NullMarked;
