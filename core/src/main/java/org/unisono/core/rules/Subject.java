package org.unisono.core.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/// The person a rule is asked about, with what is known of them at that moment, and the context
/// (campaign, membership, activity at hand) that [FieldRef.Holder] speaks of.
public interface Subject extends Facts {

  /// What the person did, of this type only, in any order.
  Collection<Activity> activities(String type);

  Collection<Membership> memberships();

  boolean inList(UUID list);

  boolean inSegment(UUID segment);

  /// The deals the person stands on.
  Collection<? extends Facts> deals();

  /// One thing that somebody did.
  interface Activity extends Facts {
    Instant at();
  }

  /// One membership, whatever its standing.
  record Membership(
      UUID campaign, String status, boolean responded, boolean success, Standing standing) {}
}
