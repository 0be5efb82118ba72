package org.unisono.simulators;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/// A list whose elements are made when they are looked at: a listing of many rows of which a page
/// is shown.
public final class LazyList<A, B> extends AbstractList<B> {
  private final List<A> rows;
  private final Function<? super A, ? extends B> shown;

  public LazyList(List<A> rows, Function<? super A, ? extends B> shown) {
    this.rows = rows;
    this.shown = shown;
  }

  @Override
  public B get(int index) {
    return shown.apply(rows.get(index));
  }

  @Override
  public int size() {
    return rows.size();
  }
}
