package org.unisono.connector;

import java.util.List;
import java.util.OptionalLong;

/// A listing of all there is of one kind, for the question whether something is gone.
public interface Enumeration {

  Reading<Page> page(Cursor cursor);

  /// A page of ids.
  ///
  /// @param total how many there are, counted by the vendor; empty when it does not count
  /// @param rights a mark of what the account may see; a listing under other rights proves nothing,
  /// nor does one whose rights are not known (empty)
  record Page(
      List<RemoteRef> refs, Cursor next, boolean complete, OptionalLong total, String rights) {

    public Page {
      refs = List.copyOf(refs);
    }
  }
}
