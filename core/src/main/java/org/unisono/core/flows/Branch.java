package org.unisono.core.flows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.Value;

/// A choice between ways.
public sealed interface Branch {

  Map<String, String> exits();

  /// The first case whose rule holds.
  record If(List<Case> cases, String otherwise) implements Branch {
    public If {
      cases = List.copyOf(cases);
    }

    public record Case(Rule when, String next) {}

    @Override
    public Map<String, String> exits() {
      return withElse(Step.numbered("cases", cases.stream().map(Case::next).toList()), otherwise);
    }
  }

  /// The first case whose value the field equals, as `eq` does.
  record Switch(FieldRef on, List<Case> cases, String otherwise) implements Branch {
    public Switch {
      cases = List.copyOf(cases);
    }

    public record Case(Value is, String next) {}

    @Override
    public Map<String, String> exits() {
      return withElse(Step.numbered("cases", cases.stream().map(Case::next).toList()), otherwise);
    }
  }

  /// By weight, from a hash of person, step and seed: the same person always goes the same way.
  record Random(List<Share> shares, String seed) implements Branch {
    public Random {
      shares = List.copyOf(shares);
      if (shares.isEmpty()) {
        throw new IllegalArgumentException("nothing to choose from");
      }
    }

    /// @param weight 1 to 1,000,000; any sum will do
    public record Share(int weight, String next) {}

    @Override
    public Map<String, String> exits() {
      return Step.numbered("shares", shares.stream().map(Share::next).toList());
    }
  }

  private static Map<String, String> withElse(Map<String, String> exits, String otherwise) {
    var all = new LinkedHashMap<>(exits);
    all.put("else", otherwise);
    return all;
  }
}
