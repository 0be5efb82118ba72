package org.unisono.cli.systems;

import java.util.Map;
import java.util.stream.Collectors;

/// What waits for a person, in words.
public final class Waiting {

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("notHere", "who are not here yet"),
          Map.entry("notThere", "who are not there yet"),
          Map.entry("unmappedStatus", "with a status that nobody has mapped"),
          Map.entry("ruleBroken", "whom a rule of ours refuses"),
          Map.entry("firstJoin", "who stand differently on both sides"),
          Map.entry("severalCandidates", "who could be several people"),
          Map.entry("namesDisagree", "with the same address and another name"),
          Map.entry("noAddress", "without an address there"),
          Map.entry("notAdmitted", "whom the campaign does not admit this way"),
          Map.entry("exclusiveClash", "who are in another campaign that allows only one"),
          Map.entry("missingFields", "who lack a field that is required there"),
          Map.entry("outsideInclusion", "whom the connection's rule leaves out"),
          Map.entry("bridgeCarries", "whom another bridge brings there"),
          Map.entry("unassigned", "whom the other side has not handed over yet"),
          Map.entry("bothMoved", "changed on both sides"),
          Map.entry("cannotGoDown", "whose status cannot go down there"),
          Map.entry("refusedThere", "which the other side refuses"),
          Map.entry("noEquivalent", "for which there is nothing like it there"),
          Map.entry("untranslatable", "with a value that the other side does not have"),
          Map.entry("shortened", "which the other side shortens"),
          Map.entry("blankStays", "empty on one side, which overwrites nothing"),
          Map.entry("excluded", "who were taken out here before"),
          Map.entry("erased", "who were erased here at their own wish"),
          Map.entry("linkedElsewhere", "who are linked to another record already"),
          Map.entry("deletedThere", "deleted there"),
          Map.entry("recordTooLarge", "with a value too large to be taken in"),
          Map.entry("resubscribedThere", "who subscribed again there"));

  private Waiting() {}

  /// @param counts by reason
  public static String inWords(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? "nothing"
        : counts.entrySet().stream()
            .map(e -> e.getValue() + " " + REASONS.getOrDefault(e.getKey(), e.getKey()))
            .collect(Collectors.joining(", "));
  }
}
