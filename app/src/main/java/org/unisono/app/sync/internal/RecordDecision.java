package org.unisono.app.sync.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Decision;
import org.unisono.core.merge.FieldMerge;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Sides;

/// What becomes of the mapped fields of one record.
///
/// @param base what both sides agree on now, field by field; fields that are still open keep their
///     old agreement, or have none
/// @param take values to store here, by our name
/// @param give values to write there, by our name
/// @param conflicts what a person decides, by our name
record RecordDecision(
    Map<String, Agreement> base,
    Map<String, Decision.TakeTheirs> take,
    Map<String, Decision.GiveOurs> give,
    Map<String, Decision.Conflict> conflicts,
    Map<String, Sides> sides) {

  static RecordDecision of(
      List<MappedField> maps,
      Map<String, Image> ours,
      Map<String, Image> theirs,
      Map<String, Agreement> base) {
    var decision =
        new RecordDecision(
            new LinkedHashMap<>(base),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    for (var field : maps) {
      var mine = ours.get(field.ours());
      if (mine == null && field.ours().startsWith(OurField.CUSTOM)) {
        mine = new Image.Blank();
      }
      if (mine != null) {
        var agreed = base.get(field.ours());
        var yours =
            field.seen(
                theirs.getOrDefault(field.theirs(), new Image.Unknown(Image.Why.NOT_RETURNED)),
                agreed);
        decision.add(field, Sides.of(agreed, field.held(mine, agreed, yours), yours));
      }
    }
    return decision;
  }

  private void add(MappedField field, Sides both) {
    sides.put(field.ours(), both);
    switch (FieldMerge.decide(both, field.map())) {
      case Decision.Agreed(var next) -> base.put(field.ours(), next);
      case Decision.Projection(var reason, var next) -> {
        if (reason == Decision.Reason.NO_EQUIVALENT && isAsked(field, both)) {
          conflicts.put(
              field.ours(),
              new Decision.Conflict(Decision.Cause.UNTRANSLATABLE, both.ours(), both.theirs()));
        } else {
          base.put(field.ours(), next);
        }
      }
      case Decision.TakeTheirs take1 -> {
        if (field.way().comesIn()) {
          take.put(field.ours(), take1);
        } else {
          stays(field, both);
        }
      }
      case Decision.GiveOurs give1 -> {
        if (field.way().goesOut()) {
          give.put(field.ours(), give1);
        } else {
          stays(field, both);
        }
      }
      case Decision.Conflict conflict -> ask(field, both, conflict);
      case Decision.Unseen _ -> {}
    }
  }

  /// A campaign that is stopped here goes on there unless somebody has said that it may.
  private static boolean isAsked(MappedField field, Sides both) {
    var base = both.base();
    return field.ours().equals("status")
        && field.way().goesOut()
        && (base == null || !base.ours().equals(AnswerInbox.ASKED));
  }

  /// The field does not go this way: the sides differ, and stay so until the other one moves.
  private void stays(MappedField field, Sides both) {
    base.put(field.ours(), Agreement.of(both.ours(), both.theirs()));
  }

  /// A type that the other side does not know is no reason to stop anybody.
  private void ask(MappedField field, Sides both, Decision.Conflict conflict) {
    if (field.ours().equals("type")
        && both.theirs() instanceof Image.Filled(var word)
        && field.map().translation().toOurs(word) == null) {
      base.put("type", Agreement.of(both.ours(), both.theirs()));
    } else {
      conflicts.put(field.ours(), conflict);
    }
  }

  boolean writes() {
    return !take.isEmpty() || !give.isEmpty();
  }
}
