package dev.tollgate.catalogue.snapshot;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable list whose elements are made when first asked for. Safe for any number of
 * threads; an element may be made twice, which is harmless for equal immutable values.
 */
final class LazyList<T> extends AbstractList<T> implements RandomAccess {

  private final AtomicReferenceArray<@Nullable T> items;
  private final IntFunction<T> make;

  LazyList(int size, IntFunction<T> make) {
    this.items = new AtomicReferenceArray<>(size);
    this.make = make;
  }

  @Override
  public T get(int index) {
    Objects.checkIndex(index, items.length());
    T known = items.get(index);
    if (known == null) {
      known = make.apply(index);
      items.set(index, known);
    }
    return known;
  }

  @Override
  public int size() {
    return items.length();
  }
}
