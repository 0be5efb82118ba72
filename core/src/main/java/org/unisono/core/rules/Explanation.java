package org.unisono.core.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a rule held, or not: the rule's own tree with what was found at each leaf.
///
/// @param found the value of the field; the count of activities or deals; the status of the
///     membership that matched, else of none; whether in the list or segment; null for groups and
///     for what is empty
/// @param parts of a group, in its order
public record Explanation(Rule rule, boolean held, @Nullable Value found, List<Explanation> parts) {
  public Explanation {
    parts = List.copyOf(parts);
  }
}
