package dev.sluice.dynamicframe.record;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator that must look for its next element to know whether there is one. */
public abstract class LookAhead<T> implements Iterator<T> {
  private @Nullable T next;
  private boolean ended;

  /** The next element, or null when there is none; it is not asked again after that. */
  protected abstract @Nullable T advance();

  @Override
  public final boolean hasNext() {
    if (next == null && !ended) {
      next = advance();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public final T next() {
    T found = hasNext() ? next : null;
    if (found == null) {
      throw new NoSuchElementException("there are no more elements");
    }
    next = null;
    return found;
  }
}
