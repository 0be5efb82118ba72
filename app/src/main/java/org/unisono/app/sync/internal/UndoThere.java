package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// Takes back what a run wrote there, where the other side still holds it.
@Component
class UndoThere {

  private final TwinStore twins;
  private final MirrorStore mirror;
  private final BaseStore bases;
  private final LedgerStore ledger;
  private final ConnectionStore connections;

  UndoThere(
      TwinStore twins,
      MirrorStore mirror,
      BaseStore bases,
      LedgerStore ledger,
      ConnectionStore connections) {
    this.twins = twins;
    this.mirror = mirror;
    this.bases = bases;
    this.ledger = ledger;
    this.connections = connections;
  }

  void takeBack(Line line, List<Note> notes, Turns turns) {
    List<Note> pushed = new ArrayList<>();
    List<Push> pushes = new ArrayList<>();
    List<Note> done = new ArrayList<>();
    var rows =
        mirror.find(
            line.id(),
            notes.stream().map(Note::remote).filter(Objects::nonNull).distinct().toList());
    Map<UUID, TwinRow> pairs = new HashMap<>();
    twins.of(line.id(), null, null).forEach(t -> pairs.put(t.id(), t));
    for (var note : notes) {
      var push = push(line, note, rows, pairs);
      if (push == null) {
        done.add(UndoHere.undone(note, "stays"));
      } else {
        pushed.add(note);
        pushes.add(push);
      }
    }
    turns.turn(
        () -> {
          connections.beforeWriting(line, Stream.MEMBERS);
          return true;
        });
    var results = pushes.isEmpty() ? List.<PushResult>of() : line.session().push(pushes);
    turns.turn(
        () -> {
          var kept = new Kept();
          for (int i = 0; i < pushed.size(); i++) {
            done.add(keep(line, pushed.get(i), results.get(i), kept));
          }
          mirror.put(line.id(), kept.seen());
          mirror.gone(line.id(), kept.gone(), "removedByUs");
          apart(line, kept.values());
          kept.people().forEach((twin, ids) -> bases.forget(line.id(), "member", twin, ids));
          line.count("removed", kept.gone().size());
          ledger.add(line.id(), line.runId(), done);
          line.count("there", pushed.size());
          line.count("stays", (int) done.stream().filter(n -> n.outcome().equals("stays")).count());
          return true;
        });
  }

  /// What is to be remembered of what came back.
  ///
  /// @param people whose agreement is forgotten, by twin
  /// @param values of people, as they stand there again, by person and our name for the field
  private record Kept(
      List<MirrorStore.Seen> seen,
      List<RemoteRef> gone,
      Map<UUID, List<UUID>> people,
      Map<UUID, Map<String, Image>> values) {

    private Kept() {
      this(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>());
    }
  }

  /// What stands there again is no news to be taken in: the two sides differ until one of them
  /// moves.
  private void apart(Line line, Map<UUID, Map<String, Image>> values) {
    Map<UUID, BaseStore.Agreed> agreed = new HashMap<>();
    bases
        .of(line.id(), "person", line.id(), List.copyOf(values.keySet()))
        .forEach(
            (person, before) -> {
              var images = new HashMap<>(before.images());
              values
                  .getOrDefault(person, Map.of())
                  .forEach(
                      (field, theirs) ->
                          images.computeIfPresent(
                              field, (_, was) -> Agreement.of(was.ours(), theirs)));
              agreed.put(person, new BaseStore.Agreed(images, false));
            });
    bases.put(line.id(), "person", line.id(), agreed);
  }

  /// Their value of a field of ours.
  private static Optional<Image> theirs(Line line, Note note, RemoteRecord record) {
    return line.maps(record.ref().kind()).stream()
        .filter(m -> m.ours().equals(note.field()))
        .findFirst()
        .map(m -> m.seen(record.image(m.theirs())));
  }

  private Note keep(Line line, Note note, PushResult result, Kept kept) {
    return switch (Answered.of(line, result, mirror)) {
      case Answered.Stands(var record, var _, var _) -> {
        var remote = note.remote();
        if (note.verb().equals("add") && remote != null) {
          kept.gone().add(remote);
        } else {
          kept.seen().add(ReadStreams.seen(line, record));
        }
        var person = note.personId();
        var field = note.field();
        if (note.stream().equals("people") && person != null && field != null) {
          theirs(line, note, record)
              .ifPresent(
                  v -> kept.values().computeIfAbsent(person, _ -> new HashMap<>()).put(field, v));
        }
        if (note.twinId() != null && note.personId() != null) {
          kept.people().computeIfAbsent(note.twinId(), _ -> new ArrayList<>()).add(note.personId());
        }
        yield UndoHere.undone(note, "undone");
      }
      case Answered.Refused _, Answered.Again _, Answered.Later _ -> UndoHere.undone(note, "stays");
    };
  }

  /// Null for what stays: what was made there, and what an opt-out has closed.
  private static @Nullable Push push(
      Line line, Note note, Map<RemoteRef, MirrorRow> rows, Map<UUID, TwinRow> pairs) {
    var remote = note.remote();
    if (remote == null) {
      return null;
    }
    var before = note.from() == null ? new Image.Blank() : Image.of(note.from());
    return switch (note.stream() + " " + note.verb()) {
      case "members add" -> member(note, rows.get(remote), pairs.get(note.twinId()), null);
      case "members status" ->
          member(note, rows.get(remote), pairs.get(note.twinId()), note.from());
      case "campaigns update" ->
          new Push.UpdateCampaign(
              remote, field(line, note, before), field(line, note, written(note)));
      case "people update" ->
          new Push.UpdatePerson(
              remote, field(line, note, before), field(line, note, written(note)));
      default -> null;
    };
  }

  private static Image written(Note note) {
    return note.to() == null ? new Image.Blank() : Image.of(note.to());
  }

  private static Map<String, Image> field(Line line, Note note, Image value) {
    var kind = Objects.requireNonNull(note.remote()).kind();
    var ours = Objects.requireNonNull(note.field());
    return line.maps(kind).stream()
        .filter(m -> m.ours().equals(ours))
        .findFirst()
        .map(MappedField::theirs)
        .or(() -> FieldMaps.named(line.fields(kind), ours))
        .map(name -> Map.of(name, value))
        .orElse(Map.of());
  }

  private static @Nullable Push member(
      Note note, @Nullable MirrorRow row, @Nullable TwinRow twin, @Nullable String status) {
    if (row == null || row.person() == null || twin == null) {
      return null;
    }
    var person = row.person();
    return status == null
        ? new Push.RemoveOwnedMember(twin.parts(), person)
        : new Push.SetMemberStatus(twin.parts(), person, status, written(note));
  }
}
