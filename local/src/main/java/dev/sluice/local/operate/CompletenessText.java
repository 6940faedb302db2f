package dev.sluice.local.operate;

import dev.sluice.proof.Completeness;
import dev.sluice.proof.DigestRecord;
import dev.sluice.proof.ObjectRef;
import java.util.List;
import java.util.Locale;

/** A proof of completeness for people. */
public final class CompletenessText {
  private CompletenessText() {}

  public static String of(Completeness proof) {
    var text = new StringBuilder();
    text.append(
        row("day", "region", "expected", "read", "proven", "pending", "missing", "tampered"));
    for (Completeness.Part part : proof.parts()) {
      text.append(row(part.day(), part));
    }
    text.append(row("all", proof.all()));
    list(
        text,
        "Missing: CloudTrail delivered them, and they are not in the bucket",
        proof.all().missing());
    list(text, "Tampered: they are not what CloudTrail delivered", proof.all().tampered());
    list(
        text,
        "Deleted since they were read as CloudTrail delivered them: the table has them",
        proof.all().deleted());
    for (DigestRecord digest : proof.faults()) {
      text.append("Digest %s: %s%n".formatted(digest.digest(), digest.fault()));
    }
    if (proof.all().unlisted() > 0) {
      text.append(
          "%d files were read that no verified digest lists%n".formatted(proof.all().unlisted()));
    }
    return text.append(proof.isProven() ? "PROVEN" : "NOT PROVEN")
        .append(System.lineSeparator())
        .toString();
  }

  private static String row(String day, Completeness.Part part) {
    return row(
        day,
        part.region(),
        part.expected(),
        part.read(),
        part.proven(),
        part.pending(),
        part.missing().size(),
        part.tampered().size());
  }

  private static String row(Object... columns) {
    return String.format(Locale.ROOT, "%-10s  %-20s %9s %9s %9s %9s %9s %9s%n", columns);
  }

  private static void list(StringBuilder text, String title, List<ObjectRef> objects) {
    if (!objects.isEmpty()) {
      text.append(System.lineSeparator()).append(title).append(System.lineSeparator());
      objects.forEach(object -> text.append("  ").append(object).append(System.lineSeparator()));
    }
  }
}
