package dev.sluice.cloudtrail.convert;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** A data page, packed and ready to be written. */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record EncodedPage(
    byte[] bytes, int unpackedSize, int rows, Statistics<?> statistics, Encoding encoding) {}
