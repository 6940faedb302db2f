package dev.sluice.local.relational;

/**
 * What a table holds, to be compared with another that should hold the same.
 *
 * @param keys how many different keys there are: fewer than rows when some are doubled
 * @param checksum the sum of all rows' hashes
 */
record Measure(long rows, long keys, String checksum) {}
