package org.unisono.app.sync.internal;

import java.util.List;

/// What can be answered to which kind of question.
final class Answers {

  private Answers() {}

  static List<String> to(String kind, String reason) {
    return switch (kind) {
      case "conflict" -> List.of("ours", "theirs");
      case "brake" -> List.of("confirm");
      case "status" ->
          GoneStatuses.REASONS.contains(reason)
              ? List.of("make", "dismiss")
              : List.of("map", "addHere");
      case "held", "gone", "inDoubt" -> List.of("retry", "dismiss");
      case "twin" -> List.of("part", "pair", "make", "dismiss");
      case "topic" -> List.of();
      // An opt-out that is refused is not left as it is.
      case "consent" -> List.of(reason.equals("refusedThere") ? "retry" : "dismiss");
      case "double" -> List.of("merge", "apart");
      case "person" -> List.of("link", "retry", "dismiss");
      default -> List.of("dismiss");
    };
  }
}
