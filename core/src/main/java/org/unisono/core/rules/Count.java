package org.unisono.core.rules;

import org.jspecify.annotations.Nullable;

/// How many are meant, both ends included.
///
/// @param least 0 or more
/// @param most null means no upper end
public record Count(int least, @Nullable Integer most) {

  public static final Count ONCE_OR_MORE = new Count(1, null);

  public static final Count NEVER = new Count(0, 0);

  public Count {
    if (least < 0 || most != null && most < least) {
      throw new IllegalArgumentException("from " + least + " to " + most + " is no count");
    }
  }

  public boolean holds(long count) {
    return count >= least && (most == null || count <= most);
  }
}
