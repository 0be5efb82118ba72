package org.unisono.connector;

import java.util.List;
import java.util.Optional;

/// What one campaign of ours is made of over there: a head and any number of parts.
public record Parts(RemoteRef campaign, List<Part> parts) {

  public Parts {
    parts = List.copyOf(parts);
  }

  public static Parts of(RemoteRef campaign, Part... parts) {
    return new Parts(campaign, List.of(parts));
  }

  /// The only part in a role, or the first one.
  public Optional<Part> in(Role role) {
    return parts.stream().filter(p -> p.role() == role).findFirst();
  }

  /// The part that stands for a status.
  public Optional<Part> ofStatus(String label) {
    return parts.stream()
        .filter(p -> p.role() == Role.STATUS_LIST && p.label().equals(label))
        .findFirst();
  }

  /// One remote thing and what it does for the campaign.
  ///
  /// @param label the status it stands for, in their words; empty when it stands for none
  /// @param rank of that status; of two, the higher one counts
  public record Part(Role role, String id, String label, int rank) {}

  /// What a part does.
  public enum Role {
    /// An event whose attendance is the members' status.
    EVENT,
    /// A list that we own, of those in one status.
    STATUS_LIST,
    /// A list that we own, of all members of one kind of record; the label is that kind.
    MEMBER_LIST
  }
}
