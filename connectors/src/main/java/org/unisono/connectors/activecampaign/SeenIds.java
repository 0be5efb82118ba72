package org.unisono.connectors.activecampaign;

import java.util.BitSet;
import java.util.stream.Collectors;

/// Which ids of a listing have been seen, so short that it fits into a cursor: `1-420,422`.
final class SeenIds {
  /// Numbers beyond are counted on no listing; they would make it large.
  private static final int MOST = 100_000_000;

  private final BitSet ids = new BitSet();

  static SeenIds of(String text) {
    var seen = new SeenIds();
    for (var range : text.isEmpty() ? new String[0] : text.split(",")) {
      int dash = range.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int to = dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
      seen.ids.set(from, to + 1);
    }
    return seen;
  }

  void add(String id) {
    if (id.matches("\\d{1,9}") && Integer.parseInt(id) < MOST) {
      ids.set(Integer.parseInt(id));
    }
  }

  long count() {
    return ids.cardinality();
  }

  @Override
  public String toString() {
    return ids.stream()
        .filter(from -> from == 0 || !ids.get(from - 1))
        .mapToObj(this::range)
        .collect(Collectors.joining(","));
  }

  private String range(int from) {
    int to = ids.nextClearBit(from) - 1;
    return to == from ? String.valueOf(from) : from + "-" + to;
  }
}
