package dev.sluice.cloudtrail;

/**
 * A record, or the rest of a file, that could not be read; kept aside with the reason.
 *
 * @param index position of the record in its file, from 0
 * @param reason what is wrong, with the values
 * @param text the record's own bytes, cut at a bound when it is long
 * @param length how long the text is in full
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes that are written out once and not compared
public record RejectedRecord(String file, long index, String reason, byte[] text, long length) {}
