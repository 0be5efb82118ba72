package org.unisono.app.edge;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items at most as many as were asked for
/// @param next what to pass as `cursor` for the page that follows, or null at the end
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /// Cuts a page out of one row more than was asked for, so that the end is known without a count.
  public static <T> Page<T> of(
      List<T> oneMore, PageRequest request, Function<T, List<String>> key) {
    if (oneMore.size() <= request.limit()) {
      return new Page<>(oneMore, null);
    }
    var items = oneMore.subList(0, request.limit());
    return new Page<>(items, request.cursorAfter(key.apply(items.getLast())));
  }

  public <R> Page<R> map(Function<T, R> to) {
    return new Page<>(items.stream().map(to).toList(), next);
  }
}
