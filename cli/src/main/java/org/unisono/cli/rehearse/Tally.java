package org.unisono.cli.rehearse;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was copied and what was left out, by name.
final class Tally {

  private final Map<String, Integer> counts = new TreeMap<>();

  void add(String what, int more) {
    if (more != 0) {
      counts.merge(what, more, Integer::sum);
    }
  }

  int of(String what) {
    return counts.getOrDefault(what, 0);
  }

  /// What was added since another one was taken.
  Tally since(Tally before) {
    var since = new Tally();
    counts.forEach((what, count) -> since.add(what, count - before.of(what)));
    return since;
  }

  Map<String, Integer> counts() {
    return counts;
  }

  /// `3 field Region__c, 2 person: requiredField`; "nothing" where there is nothing.
  @Override
  public String toString() {
    return counts.isEmpty()
        ? "nothing"
        : counts.entrySet().stream()
            .map(e -> "%,d × %s".formatted(e.getValue(), e.getKey()))
            .collect(Collectors.joining(", "));
  }
}
