package org.unisono.core.flows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.Rule;

/// One published version of a flow: it never changes, and runs are pinned to it.
///
/// @param start the first step
/// @param steps by id, in the order they were drawn
/// @param leaveWhen who matches leaves the run, wherever they stand; null when nobody
public record FlowVersion(
    Entry entry, String start, Map<String, Step> steps, @Nullable Rule leaveWhen) {

  public FlowVersion {
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
  }
}
