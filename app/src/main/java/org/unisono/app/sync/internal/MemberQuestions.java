package org.unisono.app.sync.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;

/// What is asked about members.
final class MemberQuestions {

  private MemberQuestions() {}

  static String subject(TwinRow twin, MemberCases.Case one) {
    return "member:" + twin.id() + ":" + one.id();
  }

  private static Question about(
      TwinRow twin, MemberCases.Case one, String kind, String reason, Map<String, Object> params) {
    return Question.of(kind, reason, params, subject(twin, one), one.name())
        .about(twin.id(), twin.campaignId(), one.id());
  }

  static Question conflict(TwinRow twin, MemberCases.Case one, MemberMove.Asks asks) {
    var conflict = asks.conflict();
    var agreed = asks.agreed();
    return about(twin, one, "conflict", Words.camel(conflict.cause()), Map.of())
        .at(asks.row().ref())
        .sides(
            "status",
            agreed == null ? null : ImageCodec.raw(agreed.ours()),
            ImageCodec.raw(conflict.ours()),
            ImageCodec.raw(conflict.theirs()));
  }

  static Question gone(TwinRow twin, MemberCases.Case one, MirrorRow row) {
    var ours = one.ours();
    return about(twin, one, "gone", "deletedThere", Map.of())
        .at(row.ref())
        .sides("status", null, ours == null ? null : ours.status(), null);
  }

  /// @param bridged the system from which a bridge is to bring them; null where none is
  static Question notThere(TwinRow twin, MemberCases.Case one, @Nullable String bridged) {
    var question =
        bridged == null
            ? about(twin, one, "person", "notThere", Map.of())
            : about(twin, one, "person", "unassigned", Map.of("system", bridged));
    return question.sides("", null, one.person().email(), null);
  }

  /// The connection's rule does not want them to be made there.
  static Question outside(TwinRow twin, MemberCases.Case one) {
    return about(twin, one, "person", "outsideInclusion", Map.of())
        .sides("", null, one.person().email(), null);
  }

  static Question held(TwinRow twin, MemberCases.Case one, Fault fault, @Nullable String theirs) {
    return about(twin, one, "held", fault.code(), fault.params())
        .sides("status", null, one.ours() == null ? null : one.ours().status(), theirs);
  }

  static Question refused(TwinRow twin, MemberCases.Case one, String code, String message) {
    return about(twin, one, "held", "refusedThere", Map.of("code", code, "message", message))
        .sides("", null, one.ours() == null ? null : one.ours().status(), null);
  }

  static Question inDoubt(TwinRow twin, MemberCases.Case one) {
    return about(twin, one, "inDoubt", "noAnswer", Map.of());
  }
}
