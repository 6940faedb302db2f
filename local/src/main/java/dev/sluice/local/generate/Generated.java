package dev.sluice.local.generate;

/** How much was generated. */
public record Generated(
    long files, long ignoredFiles, long partitions, long records, long distinct, long rejected) {}
