package org.unisono.connector;

import java.util.List;

/// Some changes, and where to go on.
///
/// @param next to be kept with the changes
/// @param complete whether this was all there is for now; a page can be empty and not the last
public record ChangePage(List<Change> changes, Cursor next, boolean complete) {

  public ChangePage {
    changes = List.copyOf(changes);
  }
}
