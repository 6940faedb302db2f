package dev.sluice.dynamicframe;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Lazy views of iterators, which Spark hands to its tasks. */
final class Iterators {
  private Iterators() {}

  static <A, B> Iterator<B> map(Iterator<A> source, Function<A, B> change) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public B next() {
        return change.apply(source.next());
      }
    };
  }

  static <A> Iterator<A> filter(Iterator<A> source, Predicate<A> keep) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(source, Spliterator.ORDERED), false)
        .filter(keep)
        .iterator();
  }
}
