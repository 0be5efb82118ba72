package org.unisono.app.edge;

import java.util.List;

/// Which page is asked for.
///
/// @param limit 1 to 1,000
/// @param after the sort key of the last item of the page before; empty for the first page
/// @param cursors how a key becomes a cursor for this list
public record PageRequest(int limit, List<String> after, Cursors.Signer cursors) {

  public boolean isFirst() {
    return after.isEmpty();
  }

  String cursorAfter(List<String> key) {
    return cursors.sign(key);
  }
}
