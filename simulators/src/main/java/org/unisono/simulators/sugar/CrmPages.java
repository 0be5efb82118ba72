package org.unisono.simulators.sugar;

import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import tools.jackson.databind.node.ObjectNode;

/// A page of a list that is listed anew at each call, with what can go wrong on it.
///
/// @param total how many there are in all
record CrmPages(List<ObjectNode> rows, int total, boolean more) {

  static CrmPages of(List<ObjectNode> all, int start, int size, Faults faults) {
    boolean again = start > 0 && faults.take(Fault.DUPLICATE_PAGE);
    int from = Math.min(all.size(), again ? Math.max(0, start - size) : start);
    int end = Math.min(all.size(), from + size);
    boolean cut = all.size() > 1 && size > 1 && from < end && faults.take(Fault.MISSING_PAGE);
    if (cut && end == all.size()) {
      end = from + (end - from) / 2;
    }
    return new CrmPages(all.subList(from, end), all.size(), end < all.size() && !cut);
  }
}
