package org.unisono.connector;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// A finished enumeration, weighed.
///
/// @param whole whether it ran to its end, and holds as many as the vendor counted
/// @param total what the vendor counted; empty when it does not count
public record Listing(Set<RemoteRef> refs, boolean whole, OptionalLong total, String rights) {

  public Listing {
    refs = Set.copyOf(refs);
  }

  /// Adds up the pages of one run; pages under different rights make no whole.
  public static Listing of(List<Enumeration.Page> pages) {
    var refs = new HashSet<RemoteRef>();
    pages.forEach(page -> refs.addAll(page.refs()));
    if (pages.isEmpty()) {
      return new Listing(refs, false, OptionalLong.empty(), "");
    }
    var last = pages.getLast();
    boolean counted = last.total().isPresent() && last.total().getAsLong() == refs.size();
    boolean steady =
        !last.rights().isEmpty()
            && pages.stream().allMatch(page -> page.rights().equals(last.rights()));
    return new Listing(refs, last.complete() && counted && steady, last.total(), last.rights());
  }

  /// Whether the record is gone: absent from this listing and from an earlier one, both whole,
  /// equal in number, seen with the rights with which it was known.
  ///
  /// @param knownRights the mark of the rights under which the record was last seen
  public boolean provesGone(RemoteRef ref, Listing earlier, String knownRights) {
    return whole
        && earlier.whole
        && total.equals(earlier.total)
        && rights.equals(knownRights)
        && earlier.rights.equals(knownRights)
        && !refs.contains(ref)
        && !earlier.refs.contains(ref);
  }
}
