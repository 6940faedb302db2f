package dev.sluice.cloudtrail.convert;

/**
 * Records that make one row group, in the order of time.
 *
 * @param batches which batch each record is in
 * @param rows its row there
 * @param from first row of each batch's range, and {@code to} the one behind its last, dropped
 *     duplicates included
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never compared
record RowGroup(int[] batches, int[] rows, int count, int[] from, int[] to) {}
