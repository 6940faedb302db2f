package dev.sluice.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param next opaque cursor of the next page; none after the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
  }

  /** A listing that has one page. */
  public static <T> Page<T> only(List<T> items) {
    return new Page<>(items, null);
  }
}
