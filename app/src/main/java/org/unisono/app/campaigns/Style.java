package org.unisono.app.campaigns;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A named preset of policy, and of what the page shows first. There is one kind of campaign only.
public enum Style {
  /// Many; any cause; nothing runs by itself.
  SALES(new Policy(Membership.MANY, null, OnClash.KEEP, Cause.ALL)),
  /// Many; flows, sends, assets, budget.
  PROGRAM(new Policy(Membership.MANY, null, OnClash.KEEP, Cause.ALL)),
  /// Its audience, and one send.
  BROADCAST(new Policy(Membership.MANY, null, OnClash.KEEP, List.of(Cause.RULE))),
  /// One at a time; only what people do lets them in; one flow.
  JOURNEY(
      new Policy(Membership.EXCLUSIVE, Policy.JOURNEYS, OnClash.KEEP, List.of(Cause.BEHAVIOUR)));

  private final Policy policy;

  Style(Policy policy) {
    this.policy = policy;
  }

  /// The policy that a campaign of this style starts with.
  public Policy policy() {
    return policy;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Style> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }
}
