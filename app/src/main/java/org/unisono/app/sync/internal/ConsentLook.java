package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.NewConsent;
import org.unisono.app.people.Person;
import org.unisono.app.sync.PlannedWrite.FieldWrite;
import org.unisono.app.sync.internal.TopicMap.Purpose;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stance;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// What becomes of the opt-outs of some people: entries here, writes there, questions. Each purpose
/// is looked at for itself, so that none grows wider than it was.
final class ConsentLook {

  private static final Image OUT = Image.of("optedOut");

  /// @param rows what they allow there, by person
  /// @param there who they are there, by person
  /// @param denied who has opted out here, by key of the purpose and address
  record Known(
      List<Person> persons,
      Map<UUID, List<MirrorRow>> rows,
      Map<UUID, List<MirrorRow>> there,
      Map<UUID, BaseStore.Agreed> bases,
      Map<String, Map<String, ConsentState>> denied) {}

  /// One opt-out that is to be written.
  record Wish(Person person, RemoteRef there, String address, Purpose purpose) {}

  /// What is to be written, and what else is agreed about these people.
  record Outward(List<Wish> wishes, Map<UUID, Map<String, Agreement>> agreed) {}

  private final Line line;
  private final TopicMap map;
  private final Known known;
  private final Plans plans;
  private final List<NewConsent> entries = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private final List<Wish> wishes = new ArrayList<>();
  private final List<PendingStore.Planned> parked = new ArrayList<>();
  private final Map<UUID, Map<String, Agreement>> agreed = new LinkedHashMap<>();
  private final Set<UUID> settled = new LinkedHashSet<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  /// @param ids who is looked at; some may not be there any more
  ConsentLook(Line line, TopicMap map, Known known, Plans plans, Collection<UUID> ids) {
    this.line = line;
    this.map = map;
    this.known = known;
    this.plans = plans;
    settled.addAll(ids);
    known.persons().forEach(this::at);
  }

  /// All that may be opted out of by somebody of these.
  static Set<Purpose> purposes(Line line, TopicMap map, Map<UUID, List<MirrorRow>> rows) {
    Set<Purpose> purposes = new LinkedHashSet<>();
    purposes.add(Purpose.ALL);
    purposes.addAll(map.ours());
    for (var of : rows.values()) {
      for (var row : of) {
        if (row.gone() == null) {
          line.connector().stances(row.record()).forEach(s -> purposes.add(map.of(s)));
        }
      }
    }
    return purposes;
  }

  /// What is said there of one purpose.
  private static final class Said {
    private final List<MirrorRow> out = new ArrayList<>();
    private boolean isSaid;
  }

  private Map<Purpose, Said> said(List<MirrorRow> rows) {
    Map<Purpose, Said> said = new LinkedHashMap<>();
    said.put(Purpose.ALL, new Said());
    map.ours().forEach(p -> said.put(p, new Said()));
    for (var row : rows) {
      for (var stance : line.connector().stances(row.record())) {
        var at = said.computeIfAbsent(map.of(stance), _ -> new Said());
        at.isSaid = true;
        if (stance.said() == Stance.Said.OPTED_OUT) {
          at.out.add(row);
          var remote = stance.subscription();
          if (remote != null && !map.knows(remote)) {
            unknown.add(remote);
          }
        }
      }
    }
    return said;
  }

  private static List<MirrorRow> live(@Nullable List<MirrorRow> rows) {
    return rows == null ? List.of() : rows.stream().filter(r -> r.gone() == null).toList();
  }

  private void at(Person person) {
    var records = live(known.there().get(person.id()));
    if (records.isEmpty()) {
      return;
    }
    List<PlanReport.Step> steps = new ArrayList<>();
    Map<String, Agreement> images = new LinkedHashMap<>();
    int wished = wishes.size();
    said(live(known.rows().get(person.id())))
        .forEach((purpose, said) -> look(person, purpose, said, records, images, steps));
    agreed.put(person.id(), images);
    if (!steps.isEmpty()) {
      parked.add(
          new PendingStore.Planned(person.id(), PersonSide.name(person), plans.write(steps)));
    }
    if (!steps.isEmpty() || wishes.size() > wished) {
      settled.remove(person.id());
    }
  }

  private void look(
      Person person,
      Purpose purpose,
      Said said,
      List<MirrorRow> records,
      Map<String, Agreement> images,
      List<PlanReport.Step> steps) {
    boolean isOut = !said.out.isEmpty();
    said.out.forEach(row -> takeIn(person, row, purpose, steps));
    boolean wasOut = wasOut(person, purpose);
    if (wasOut && !isOut && said.isSaid) {
      ask(person, purpose, records.getFirst().ref());
    }
    boolean isOurs = isOutHere(person, purpose);
    if (isOurs && !isOut && !wasOut) {
      giveOut(person, purpose, records, steps);
    }
    if (purpose.remote() == null || isOurs || isOut || wasOut) {
      images.put(purpose.field(), agreement(isOurs, isOut || wasOut));
    }
  }

  private boolean wasOut(Person person, Purpose purpose) {
    var before = known.bases().get(person.id());
    var agreement = before == null ? null : before.images().get(purpose.field());
    return agreement != null && agreement.theirs().equals(OUT);
  }

  private void ask(Person person, Purpose purpose, RemoteRef ref) {
    questions.add(
        Question.of(
                "consent",
                "resubscribedThere",
                Map.of(),
                "consent:" + person.id(),
                PersonSide.name(person))
            .about(null, null, person.id())
            .at(ref)
            .sides(purpose.name(), "optedOut", "optedOut", null));
  }

  /// Who wants nothing at all has opted out of every topic, and is told so once.
  private boolean isOutHere(Person person, Purpose purpose) {
    return person.emails().stream()
        .anyMatch(
            e -> isDenied(e, purpose) && (purpose.remote() == null || !isDenied(e, Purpose.ALL)));
  }

  private boolean isDenied(String address, Purpose purpose) {
    return states(purpose).get(address.toLowerCase(Locale.ROOT)) == ConsentState.DENIED;
  }

  private Map<String, ConsentState> states(Purpose purpose) {
    return known.denied().computeIfAbsent(purpose.key(), _ -> new HashMap<>());
  }

  private void takeIn(Person person, MirrorRow row, Purpose purpose, List<PlanReport.Step> steps) {
    var address = row.email() == null ? person.email() : row.email();
    if (address == null || isDenied(address, purpose) || isDenied(address, Purpose.ALL)) {
      return;
    }
    if (!line.mayWriteHere(Stream.CONSENT)) {
      steps.add(step("here", purpose));
      return;
    }
    entries.add(
        new NewConsent(
            address,
            person.id(),
            purpose.key(),
            NewConsent.Said.DENIED,
            null,
            line.system(),
            null));
    states(purpose).put(address.toLowerCase(Locale.ROOT), ConsentState.DENIED);
    notes.add(
        new Note(
            "consent",
            "in",
            "withdraw",
            PersonSide.name(person),
            null,
            null,
            person.id(),
            row.ref(),
            purpose.name(),
            null,
            "optedOut",
            "taken",
            null));
  }

  private void giveOut(
      Person person, Purpose purpose, List<MirrorRow> records, List<PlanReport.Step> steps) {
    if (!line.mayWriteThere(Stream.CONSENT)) {
      steps.add(step("there", purpose));
      return;
    }
    for (var row : records) {
      var address = row.email() == null ? person.email() : row.email();
      if (address != null) {
        wishes.add(new Wish(person, row.ref(), address, purpose));
      }
    }
  }

  static PlanReport.Step step(String direction, Purpose purpose) {
    return Plans.step(
        Stream.CONSENT,
        direction,
        "withdraw",
        null,
        null,
        List.of(new FieldWrite(purpose.name(), null, "optedOut")));
  }

  static Agreement agreement(boolean ours, boolean theirs) {
    return Agreement.of(ours ? OUT : new Image.Blank(), theirs ? OUT : new Image.Blank());
  }

  List<NewConsent> entries() {
    return entries;
  }

  List<Note> notes() {
    return notes;
  }

  List<Question> questions() {
    return questions;
  }

  List<PendingStore.Planned> parked() {
    return parked;
  }

  /// Who needs nothing more than what is noted here.
  Set<UUID> settled() {
    return settled;
  }

  /// Topics there that were not known.
  Set<String> unknown() {
    return unknown;
  }

  Map<UUID, BaseStore.Agreed> agreed() {
    Map<UUID, BaseStore.Agreed> bases = new LinkedHashMap<>();
    agreed.forEach((id, images) -> bases.put(id, new BaseStore.Agreed(images, false)));
    return bases;
  }

  Outward outward() {
    return new Outward(wishes, agreed);
  }
}
