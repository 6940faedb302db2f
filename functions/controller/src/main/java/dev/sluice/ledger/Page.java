package dev.sluice.ledger;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
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

  /** Visits every item of a listing, holding one page at a time. */
  public static <T> void each(Function<@Nullable String, Page<T>> listing, Consumer<T> visitor) {
    @Nullable String cursor = null;
    do {
      Page<T> page = listing.apply(cursor);
      page.items().forEach(visitor);
      cursor = page.next();
    } while (cursor != null);
  }
}
