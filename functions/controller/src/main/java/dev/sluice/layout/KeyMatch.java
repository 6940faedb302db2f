package dev.sluice.layout;

/** What a layout makes of an object key: a log of a source partition, or nothing of ours. */
public sealed interface KeyMatch permits LogKey, Ignored {}
