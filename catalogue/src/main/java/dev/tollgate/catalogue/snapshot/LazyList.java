package dev.tollgate.catalogue.snapshot;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable list whose elements are made when asked for. Some of the latest stay, one for
 * each remainder of the index, so that a look at everything does not keep everything. Safe for any
 * number of threads; an element may be made twice, which is harmless for equal immutable values.
 */
final class LazyList<T> extends AbstractList<T> implements RandomAccess {

  /** Elements kept; a route with its witnesses takes about 10 kB. */
  private static final int KEPT = 2_048;

  private record Made<T>(int index, T item) {}

  private final int size;
  private final AtomicReferenceArray<@Nullable Made<T>> kept;
  private final IntFunction<T> make;

  LazyList(int size, IntFunction<T> make) {
    this.size = size;
    this.kept = new AtomicReferenceArray<>(Math.min(size, KEPT));
    this.make = make;
  }

  @Override
  public T get(int index) {
    Objects.checkIndex(index, size);
    int place = index % kept.length();
    Made<T> known = kept.get(place);
    if (known == null || known.index() != index) {
      known = new Made<>(index, make.apply(index));
      kept.set(place, known);
    }
    return known.item();
  }

  @Override
  public int size() {
    return size;
  }
}
