package org.unisono.app.sync.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;
import org.unisono.core.merge.Decision;

/// What is said, and asked, of fields of a record that were kept the same or could not be.
final class RecordNotes {

  private RecordNotes() {}

  static Note given(
      RecordSide side,
      RecordCase one,
      String field,
      Decision.GiveOurs give,
      String outcome,
      @Nullable String answer) {
    var ours = one.ours();
    return new Note(
        Words.of(side.stream()),
        "out",
        "update",
        ours.name(),
        ours.twinId(),
        ours.campaignId(),
        ours.personId(),
        ours.remote(),
        field,
        one.seen(field),
        ImageCodec.raw(give.value()),
        outcome,
        answer);
  }

  static Note taken(RecordSide side, RecordCase one, String field, Decision.TakeTheirs take) {
    var ours = one.ours();
    return new Note(
        Words.of(side.stream()),
        "in",
        "update",
        ours.name(),
        ours.twinId(),
        ours.campaignId(),
        ours.personId(),
        ours.remote(),
        field,
        RecordSync.raw(ours.fields().get(field)),
        ImageCodec.raw(take.value()),
        "taken",
        null);
  }

  static Question conflict(RecordCase one, String field, Decision.Conflict conflict) {
    var ours = one.ours();
    var base = one.decision().base().get(field);
    return Question.of(
            "conflict", Words.camel(conflict.cause()), Map.of(), ours.subject(), ours.name())
        .about(ours.twinId(), ours.campaignId(), ours.personId())
        .at(ours.remote())
        .sides(
            field,
            base == null ? null : RecordSync.raw(base.ours()),
            RecordSync.raw(conflict.ours()),
            RecordSync.raw(conflict.theirs()));
  }

  static Question held(RecordSide side, RecordCase one, Fault fault) {
    var ours = one.ours();
    var taken = one.decision().take();
    var field = fault.pointer().replaceFirst("^/", "");
    var value = taken.get(field);
    return Question.of("held", fault.code(), fault.params(), ours.subject(), ours.name())
        .about(ours.twinId(), ours.campaignId(), ours.personId())
        .at(ours.remote())
        .sides(
            field,
            null,
            RecordSync.raw(ours.fields().get(field)),
            value == null ? String.join(", ", taken.keySet()) : ImageCodec.raw(value.value()));
  }

  static Question refused(RecordCase one, String code, @Nullable String field, String message) {
    var ours = one.ours();
    var params = Map.<String, Object>of("code", code, "message", message);
    return Question.of("held", "refusedThere", params, ours.subject(), ours.name())
        .about(ours.twinId(), ours.campaignId(), ours.personId())
        .at(ours.remote())
        .sides(field == null ? "" : field, null, null, null);
  }
}
