package org.unisono.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.core.merge.Image;

/// One thing to write. There is none that deletes a campaign or a person, none that gives consent,
/// and none that moves a switch.
///
/// Every push reads first: what already stands is not written again, and where `expected` no longer
/// stands nothing is written ([PushResult.Moved]). An empty `expected` writes over whatever stands.
/// Markers are ours: unique for each record that is ever to be made, and the same when a push is
/// repeated.
public sealed interface Push {

  /// Makes the head; parts come with [EnsureStatus].
  record CreateCampaign(String marker, Map<String, Image> fields) implements Push {}

  record UpdateCampaign(RemoteRef campaign, Map<String, Image> fields, Map<String, Image> expected)
      implements Push {}

  /// Makes the status where it is missing; never renames or removes one.
  record EnsureStatus(Parts twin, Rung rung) implements Push {}

  /// Adds a person. A status that does not exist is refused by name. Who is a member already stays
  /// as they are.
  record AddMember(String marker, Parts twin, RemoteRef person, String status) implements Push {}

  /// @param expected their status as last seen; null when any will do
  record SetMemberStatus(Parts twin, RemoteRef person, String status, @Nullable Image expected)
      implements Push {}

  /// Takes out a row that we put in; every other is refused.
  ///
  /// @param expected their status as last seen; null when any will do
  record RemoveOwnedMember(Parts twin, RemoteRef person, @Nullable Image expected) implements Push {

    /// Takes them out whatever has become of them.
    public RemoveOwnedMember(Parts twin, RemoteRef person) {
      this(twin, person, null);
    }

    /// Whether something has become of them that was not seen.
    public boolean hasMoved(Image now) {
      return expected != null && !expected.equals(now);
    }
  }

  /// @param kind [RecordKind#LEAD] or [RecordKind#CONTACT]
  record CreatePerson(String marker, RecordKind kind, Map<String, Image> fields) implements Push {}

  record UpdatePerson(RemoteRef person, Map<String, Image> fields, Map<String, Image> expected)
      implements Push {}

  /// Writes an opt-out, in its own scope and no wider.
  ///
  /// @param subscription their id of the topic; null for all marketing
  record WithdrawConsent(RemoteRef person, String address, @Nullable String subscription)
      implements Push {}
}
