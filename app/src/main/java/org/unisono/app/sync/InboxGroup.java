package org.unisono.app.sync;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Items that wait for the same reason, and can be answered together.
public record InboxGroup(
    String kind, String reason, @Nullable String field, int count, List<String> answers) {

  /// What no two groups of a connection share.
  @JsonIgnore
  public String identity() {
    return kind + " " + reason + " " + field;
  }
}
