package dev.sluice.local.operate;

import dev.sluice.proof.ObjectRef;

/**
 * One file, and what is said of it.
 *
 * @param kind as {@code validate-logs} begins its lines: {@code Log file} or {@code Digest file}
 * @param verdict Sluice's word
 * @param validateLogs what {@code validate-logs} says of a file with this verdict
 */
public record FileLine(String kind, ObjectRef file, String verdict, ValidateLogs validateLogs) {}
