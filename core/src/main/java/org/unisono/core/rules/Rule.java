package org.unisono.core.rules;

import java.util.List;

/// A rule: a group of rules, or a [Condition].
public sealed interface Rule permits Rule.All, Rule.Any, Rule.Not, Rule.AtLeast, Condition {

  /// Holds for everybody.
  Rule EVERYBODY = new All(List.of());

  /// Every one of them holds; with none, it holds.
  record All(List<Rule> rules) implements Rule {
    public All {
      rules = List.copyOf(rules);
    }
  }

  /// One of them holds; with none, it does not.
  record Any(List<Rule> rules) implements Rule {
    public Any {
      rules = List.copyOf(rules);
    }
  }

  record Not(Rule rule) implements Rule {}

  /// At least `n` of them hold.
  ///
  /// @param n from 1 to the number of rules
  record AtLeast(int n, List<Rule> rules) implements Rule {
    public AtLeast {
      rules = List.copyOf(rules);
      if (n < 1 || n > rules.size()) {
        throw new IllegalArgumentException(n + " of " + rules.size() + " rules can never be meant");
      }
    }
  }
}
