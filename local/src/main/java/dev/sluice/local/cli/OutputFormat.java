package dev.sluice.local.cli;

/** For whom a command writes. */
enum OutputFormat {
  TABLE,
  JSON
}
