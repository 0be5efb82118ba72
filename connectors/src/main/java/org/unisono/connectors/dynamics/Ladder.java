package org.unisono.connectors.dynamics;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;

/// What the statuses of one campaign become there. A status of somebody who has not answered is
/// a place on our list alone; any other is a campaign response whose category names it and whose
/// code says how it is meant.
final class Ladder {
  /// The status of who is on a list, where the campaign names none.
  static final String LISTED = "List Member";

  static final String INTERESTED = "1";
  static final String NOT_INTERESTED = "2";
  /// An opt-out; written as consent only.
  static final String DO_NOT_SEND = "3";

  private static final String ON_LIST = "list:";
  private static final String ANSWERED = "response:";

  /// @param codes of responses: number → label
  /// @param declined labels of ours that mean no, in lower case
  record Words(Map<String, String> codes, Set<String> declined) {
    Optional<String> code(String label) {
      return codes.entrySet().stream()
          .filter(e -> e.getValue().equals(label))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  private final Parts twin;
  private final Words words;

  Ladder(Parts twin, Words words) {
    this.twin = twin;
    this.words = words;
  }

  /// The part that remembers a status; its id says what it becomes.
  static Part part(Parts twin, String label, int rank, boolean answered) {
    var id = (answered ? ANSWERED : ON_LIST) + twin.campaign().id() + ":" + label;
    return new Part(Role.STATUS_LIST, id, label, rank);
  }

  boolean isOwnWord(String label) {
    return label.equals(LISTED) || words.code(label).isPresent();
  }

  boolean isKnown(String label) {
    return isOwnWord(label) || twin.ofStatus(label).isPresent();
  }

  boolean isOptOut(String label) {
    return words.code(label).filter(DO_NOT_SEND::equals).isPresent();
  }

  /// The code of the response that the status becomes; empty for a place on the list alone.
  String code(String label) {
    var own = words.code(label);
    if (own.isPresent()) {
      return own.get();
    }
    boolean listed =
        label.equals(LISTED)
            || twin.ofStatus(label).filter(p -> p.id().startsWith(ON_LIST)).isPresent();
    if (listed) {
      return "";
    }
    return words.declined().contains(label.toLowerCase(Locale.ROOT)) ? NOT_INTERESTED : INTERESTED;
  }

  /// The status of who is on a list and has not answered: the lowest of those that are no answer.
  String listed() {
    return twin.parts().stream()
        .filter(p -> p.role() == Role.STATUS_LIST && p.id().startsWith(ON_LIST))
        .min(Comparator.comparingInt(Part::rank))
        .map(Part::label)
        .orElse(LISTED);
  }

  /// The status that a response stands for: the one that its category names, unless somebody has
  /// since changed its code to mean something else. A category that is no answer was written by
  /// hand, and holds.
  String answered(String category, String code) {
    boolean named = isKnown(category) && (code(category).equals(code) || code(category).isEmpty());
    return named ? category : words.codes().getOrDefault(code, code);
  }
}
