package org.unisono.app.edge;

import java.util.List;
import java.util.function.Function;

/// What `limit` and `cursor` ask of a list that is short enough to be read whole: all of it, unless
/// less is asked for. A handler that takes one has both parameters.
///
/// @param page where to begin and how much
public record Slice(PageRequest page) {

  private static final int IDENTITY = 0;
  private static final int PLACE = 1;

  /// Cuts the page out of the list. Goes on behind the last item that was given out; where that one
  /// is gone, at its place.
  ///
  /// @param all in a stable order
  /// @param identity unique in the list
  public <T> Page<T> of(List<T> all, Function<T, Object> identity) {
    int from = page.isFirst() ? 0 : behind(all, identity);
    int to = Math.min(all.size(), from + page.limit());
    var items = all.subList(from, to);
    if (to == all.size()) {
      return new Page<>(items, null);
    }
    var last = identity.apply(items.getLast()).toString();
    return new Page<>(items, page.cursorAfter(List.of(last, Integer.toString(to))));
  }

  private <T> int behind(List<T> all, Function<T, Object> identity) {
    var last = page.after().get(IDENTITY);
    for (int i = 0; i < all.size(); i++) {
      if (identity.apply(all.get(i)).toString().equals(last)) {
        return i + 1;
      }
    }
    return Math.clamp(Integer.parseInt(page.after().get(PLACE)) - 1L, 0, all.size());
  }
}
