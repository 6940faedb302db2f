package dev.sluice.jobs.declared.spec;

/** A line of a spec's file. */
public record Place(String file, int line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
