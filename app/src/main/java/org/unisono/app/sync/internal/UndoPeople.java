package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.people.People;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// Puts values of people back that a run has taken in, where nobody has changed them since. The two
/// sides differ afterwards, and stay so until one of them moves: else the next run would write the
/// old value there, or take the new one again.
@Component
class UndoPeople {

  private final People people;
  private final PersonImages images;
  private final PersonSide side;
  private final MirrorStore mirror;
  private final BaseStore bases;

  UndoPeople(
      People people, PersonImages images, PersonSide side, MirrorStore mirror, BaseStore bases) {
    this.people = people;
    this.images = images;
    this.side = side;
    this.mirror = mirror;
    this.bases = bases;
  }

  /// Of several changes of one field the latest comes first, and the earlier ones find what it has
  /// left.
  List<Note> takeBack(Line line, List<Note> notes) {
    List<Note> done = new ArrayList<>();
    List<Note> left = new ArrayList<>(notes);
    while (!left.isEmpty()) {
      Map<List<Object>, Note> turn = new LinkedHashMap<>();
      left.forEach(n -> turn.putIfAbsent(List.of(person(n), field(n)), n));
      done.addAll(turn(line, List.copyOf(turn.values())));
      left.removeIf(n -> turn.get(List.of(person(n), field(n))) == n);
    }
    return done;
  }

  private static UUID person(Note note) {
    return Objects.requireNonNull(note.personId());
  }

  private static String field(Note note) {
    return Objects.requireNonNull(note.field());
  }

  private List<Note> turn(Line line, List<Note> notes) {
    var ids = notes.stream().map(UndoPeople::person).distinct().toList();
    people.hold(ids);
    var now = images.of(people.all(ids));
    Map<UUID, Map<String, Image>> filled = new LinkedHashMap<>();
    Map<UUID, Set<String>> blank = new LinkedHashMap<>();
    List<Note> back = new ArrayList<>();
    for (var note : notes) {
      var shown = now.getOrDefault(person(note), Map.of()).get(field(note));
      if (!Objects.equals(shown, image(note.to()))) {
        continue;
      }
      if (note.from() != null) {
        filled
            .computeIfAbsent(person(note), _ -> new LinkedHashMap<>())
            .put(field(note), image(note.from()));
        back.add(note);
      } else {
        blank.computeIfAbsent(person(note), _ -> new LinkedHashSet<>()).add(field(note));
        back.add(note);
      }
    }
    var refused = filled.isEmpty() ? Map.of() : side.store(filled, Map.of()).refused();
    if (!blank.isEmpty()) {
      people.blankAll(blank);
    }
    back.removeIf(n -> refused.containsKey(person(n)));
    var after = images.of(people.all(ids));
    back.removeIf(n -> image(n.to()).equals(after.getOrDefault(person(n), Map.of()).get(field(n))));
    apart(line, back, after);
    return notes.stream()
        .map(n -> UndoHere.undone(n, back.contains(n) ? "undone" : "stays"))
        .toList();
  }

  private static Image image(@Nullable String raw) {
    return Image.of(raw == null ? "" : raw);
  }

  private void apart(Line line, List<Note> notes, Map<UUID, Map<String, Image>> ours) {
    var ids = notes.stream().map(UndoPeople::person).distinct().toList();
    var known = bases.of(line.id(), "person", line.id(), ids);
    var rows =
        mirror.find(
            line.id(),
            notes.stream().map(Note::remote).filter(Objects::nonNull).distinct().toList());
    Map<UUID, Map<String, Agreement>> next = new HashMap<>();
    for (var note : notes) {
      var before = known.get(person(note));
      var theirs = theirs(line, note, rows);
      var mine = ours.getOrDefault(person(note), Map.of()).get(field(note));
      if (theirs != null && mine != null) {
        next.computeIfAbsent(
                person(note),
                _ -> before == null ? new HashMap<>() : new HashMap<>(before.images()))
            .put(field(note), Agreement.of(mine, theirs));
      }
    }
    Map<UUID, BaseStore.Agreed> agreed = new HashMap<>();
    next.forEach((id, of) -> agreed.put(id, new BaseStore.Agreed(of, false)));
    bases.put(line.id(), "person", line.id(), agreed);
  }

  private static @Nullable Image theirs(Line line, Note note, Map<RemoteRef, MirrorRow> rows) {
    var ref = note.remote();
    var row = ref == null ? null : rows.get(ref);
    if (ref == null || row == null) {
      return null;
    }
    return line.maps(ref.kind()).stream()
        .filter(m -> m.ours().equals(note.field()))
        .findFirst()
        .map(m -> m.seen(row.image(m.theirs())))
        .orElse(null);
  }
}
