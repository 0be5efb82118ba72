package org.unisono.simulators.pardot;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Whom marketing e-mail may reach, as it stands when it would be sent.
final class Mailability {
  private static final List<String> UNMAILABLE =
      List.of("optedOut", "isDoNotEmail", "isEmailHardBounced");

  private Mailability() {}

  static boolean isMailable(ObjectNode prospect) {
    return UNMAILABLE.stream().noneMatch(flag -> prospect.path(flag).asBoolean(false));
  }

  /// By way of a place on a list: whoever opted out of it goes through its programs unmailed.
  static boolean isMailable(ObjectNode prospect, ObjectNode membership) {
    return isMailable(prospect) && !membership.path("optedOut").asBoolean(false);
  }
}
