package org.unisono.app.campaigns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may be in a campaign, and how they get in.
///
/// @param group the exclusive group's name; null for `MANY`
/// @param admission the causes that may make members
public record Policy(
    Membership membership, @Nullable String group, OnClash onClash, List<Cause> admission) {

  /// The group that journeys share unless they say otherwise.
  public static final String JOURNEYS = "journeys";

  public Policy {
    admission = List.copyOf(admission);
  }

  public boolean isExclusive() {
    return membership == Membership.EXCLUSIVE;
  }
}
