package org.unisono.app.sync.internal;

import org.jspecify.annotations.Nullable;
import org.unisono.app.people.Person;
import org.unisono.connector.RemoteRef;

/// Lines of the ledger about members.
final class MemberNotes {

  private MemberNotes() {}

  /// What a move is in the ledger, once it was carried out.
  static Note of(TwinRow twin, MemberCases.Case one) {
    var was = one.ours() == null ? null : one.ours().status();
    return switch (one.move()) {
      case MemberMove.AddHere(var row, var status) ->
          note(twin, one, "in", "add", row.ref(), null, status, "taken", null);
      case MemberMove.StatusHere(var row, var status, var lost) ->
          note(
              twin,
              one,
              "in",
              "status",
              row.ref(),
              was,
              status,
              "taken",
              lost == null ? null : Words.camel(lost.because()));
      case MemberMove.EndHere(var row) ->
          note(twin, one, "in", "remove", row.ref(), was, null, "taken", null);
      case MemberMove.AddThere(var _, var status) ->
          note(twin, one, "out", "add", null, null, status, "written", null);
      case MemberMove.StatusThere(var row, var give, var _, var _) ->
          note(
              twin,
              one,
              "out",
              "status",
              row.ref(),
              was(row),
              ImageCodec.raw(give.value()),
              "written",
              give.lost() == null ? null : Words.camel(give.lost().because()));
      case MemberMove.RemoveThere(var row, var _) ->
          note(twin, one, "out", "remove", row.ref(), was(row), null, "written", null);
      case MemberMove.Loses(var row, var agreed) ->
          note(
              twin,
              one,
              "in",
              "status",
              row.ref(),
              ImageCodec.raw(agreed.theirs()),
              was(row),
              "lost",
              "excluded");
      case MemberMove.Rests _,
          MemberMove.Asks _,
          MemberMove.UnknownStatus _,
          MemberMove.GoneThere _ ->
          throw new IllegalStateException("nothing is written");
    };
  }

  /// A member who was gone there when the campaign was seen again, and is united with it anew.
  static Note unitedAgain(TwinRow twin, Person person, @Nullable String was) {
    return new Note(
        "members",
        "in",
        "remove",
        PersonSide.name(person),
        twin.id(),
        twin.campaignId(),
        person.id(),
        null,
        "status",
        was,
        null,
        "lost",
        "campaignBack");
  }

  /// Their status as they showed it last.
  private static @Nullable String was(MirrorRow row) {
    return ImageCodec.raw(AgreedStatus.status(row));
  }

  private static Note note(
      TwinRow twin,
      MemberCases.Case one,
      String direction,
      String verb,
      @Nullable RemoteRef ref,
      @Nullable String from,
      @Nullable String to,
      String outcome,
      @Nullable String answer) {
    return new Note(
        "members",
        direction,
        verb,
        one.name(),
        twin.id(),
        twin.campaignId(),
        one.id(),
        ref,
        "status",
        from,
        to,
        outcome,
        answer);
  }

  static Note at(Note note, RemoteRef ref) {
    return new Note(
        note.stream(),
        note.direction(),
        note.verb(),
        note.record(),
        note.twinId(),
        note.campaignId(),
        note.personId(),
        ref,
        note.field(),
        note.from(),
        note.to(),
        note.outcome(),
        note.answer());
  }

  static Note refused(Note note, String answer) {
    return new Note(
        note.stream(),
        note.direction(),
        note.verb(),
        note.record(),
        note.twinId(),
        note.campaignId(),
        note.personId(),
        note.remote(),
        note.field(),
        note.from(),
        note.to(),
        "refused",
        answer);
  }
}
