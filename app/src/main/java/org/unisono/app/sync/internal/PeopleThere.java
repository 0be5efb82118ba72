package org.unisono.app.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Plug;
import org.unisono.app.jobs.Turns;
import org.unisono.app.people.PersonKind;
import org.unisono.app.sync.RunStep;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.Requirement;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Image;

/// Makes people there who are to be members and have no record, where that is switched on. Looks
/// for them by address first, so that no second record of a human is made.
@Component
class PeopleThere {

  private static final int CHUNK = 1_000;

  private final MirrorStore mirror;
  private final InboxStore inbox;
  private final LedgerStore ledger;
  private final LinkStore links;
  private final Bridges bridges;
  private final PersonImages images;

  PeopleThere(
      MirrorStore mirror,
      InboxStore inbox,
      LedgerStore ledger,
      LinkStore links,
      Bridges bridges,
      PersonImages images) {
    this.images = images;
    this.bridges = bridges;
    this.links = links;
    this.mirror = mirror;
    this.inbox = inbox;
    this.ledger = ledger;
  }

  /// @param cases people without a record there
  /// @return those about whom a person was asked instead
  List<UUID> make(Line line, TwinRow twin, List<MemberCases.Case> cases, Turns turns) {
    if (cases.isEmpty() || !line.knows(line.personKinds())) {
      return List.of();
    }
    var before = line.step();
    line.at(RunStep.Kind.WRITING, Stream.PEOPLE);
    var asked = makeAll(line, twin, cases, turns);
    line.at(before);
    return asked;
  }

  private List<UUID> makeAll(Line line, TwinRow twin, List<MemberCases.Case> cases, Turns turns) {
    var addresses =
        cases.stream().map(c -> c.person().email()).filter(Objects::nonNull).distinct().toList();
    Map<String, List<RemoteRecord>> there = new HashMap<>();
    if (!addresses.isEmpty()) {
      switch (line.session().peopleAt(addresses)) {
        case Reading.Failed<List<RemoteRecord>>(var why) -> {
          line.met(why);
          return List.of();
        }
        case Reading.Of<List<RemoteRecord>>(var found) -> {
          for (var record : found) {
            var email = ReadStreams.seen(line, record).email();
            if (email != null) {
              there.computeIfAbsent(normal(email), _ -> new ArrayList<>()).add(record);
            }
          }
        }
      }
    }
    List<MemberCases.Case> missing = new ArrayList<>();
    List<Push> pushes = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    List<MirrorStore.Seen> met = new ArrayList<>();
    var ids = cases.stream().map(MemberCases.Case::id).toList();
    var carried = bridges.carried(line, ids);
    var unassigned = bridges.unassigned(line, ids);
    var ours = images.of(cases.stream().map(MemberCases.Case::person).toList());
    for (var one : cases) {
      var email = one.person().email();
      if (email == null) {
        questions.add(question(twin, one, "noAddress", Map.of()));
      } else if (there.containsKey(normal(email))) {
        // It is there: read now, it is linked by the rules of every other record.
        there
            .getOrDefault(normal(email), List.of())
            .forEach(record -> met.add(ReadStreams.seen(line, record)));
        questions.add(question(twin, one, "severalCandidates", Map.of()));
      } else if (carried.contains(one.id())) {
        var from = unassigned.get(one.id());
        questions.add(
            from == null
                ? question(twin, one, "bridgeCarries", Map.of())
                : question(twin, one, "unassigned", Map.of("system", from)));
      } else {
        add(line, twin, one, ours.getOrDefault(one.id(), Map.of()), missing, pushes, questions);
      }
    }
    var results = pushes.isEmpty() ? List.<PushResult>of() : line.session().push(pushes);
    Plug.at("sync.peopleWritten");
    for (int from = 0; from < missing.size(); from += CHUNK) {
      var some = missing.subList(from, Math.min(missing.size(), from + CHUNK));
      var theirs = results.subList(from, from + some.size());
      turns.turn(
          () -> {
            keep(line, twin, some, theirs, questions);
            return true;
          });
    }
    turns.turn(
        () -> {
          mirror.put(line.id(), met);
          line.count("waiting", questions.size());
          inbox.ask(line.id(), questions);
          return true;
        });
    return questions.stream().map(Question::personId).filter(Objects::nonNull).toList();
  }

  private static String normal(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  private static Question question(
      TwinRow twin, MemberCases.Case one, String reason, Map<String, Object> params) {
    return Question.of("person", reason, params, MemberQuestions.subject(twin, one), one.name())
        .about(twin.id(), twin.campaignId(), one.id())
        .sides("", null, one.person().email(), null);
  }

  private static void add(
      Line line,
      TwinRow twin,
      MemberCases.Case one,
      Map<String, Image> ours,
      List<MemberCases.Case> missing,
      List<Push> pushes,
      List<Question> questions) {
    var kinds = line.personKinds();
    var wanted = one.person().kind() == PersonKind.CONTACT ? RecordKind.CONTACT : RecordKind.LEAD;
    var kind = kinds.contains(wanted) ? wanted : kinds.getFirst();
    var remote = line.fields(kind);
    Map<String, Image> fields = new LinkedHashMap<>();
    FieldMaps.named(remote, "email")
        .ifPresent(
            name -> fields.put(name, Image.of(Objects.requireNonNull(one.person().email()))));
    for (var field : line.maps(kind)) {
      if (field.way().goesOut() && ours.get(field.ours()) instanceof Image.Filled(var raw)) {
        var there = field.map().translation().toTheirs(raw);
        if (there != null && !there.isEmpty()) {
          fields.put(field.theirs(), Image.of(there));
        }
      }
    }
    var lacking =
        line.connector().requirements().stream()
            .filter(r -> r.kind() == kind && r.standIn() == null && !fields.containsKey(r.field()))
            .map(Requirement::field)
            .toList();
    if (!lacking.isEmpty()) {
      questions.add(
          question(twin, one, "missingFields", Map.of("fields", String.join(", ", lacking))));
      return;
    }
    missing.add(one);
    pushes.add(new Push.CreatePerson(marker(line, one.id()), kind, fields));
  }

  /// The same each time, so that a create that was not answered is found again.
  private static String marker(Line line, UUID person) {
    return UUID.nameUUIDFromBytes((line.id() + "/" + person).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private void keep(
      Line line,
      TwinRow twin,
      List<MemberCases.Case> cases,
      List<PushResult> results,
      List<Question> questions) {
    List<Note> notes = new ArrayList<>();
    List<MirrorStore.Seen> seen = new ArrayList<>();
    List<MirrorStore.Known> known = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      var one = cases.get(i);
      switch (Answered.of(line, results.get(i), mirror)) {
        case Answered.Stands(var record, var _, var _) -> {
          seen.add(ReadStreams.seen(line, record));
          known.add(new MirrorStore.Known(record.ref(), one.id()));
          notes.add(
              new Note(
                  "people",
                  "out",
                  "create",
                  one.name(),
                  twin.id(),
                  twin.campaignId(),
                  one.id(),
                  record.ref(),
                  null,
                  null,
                  one.person().email(),
                  "written",
                  null));
        }
        case Answered.Refused(var code, var field, var message) ->
            questions.add(
                question(
                    twin,
                    one,
                    "refusedThere",
                    Map.of("code", code, "field", field == null ? "" : field, "message", message)));
        case Answered.Again _, Answered.Later _ -> {}
      }
    }
    mirror.put(line.id(), seen);
    mirror.adopt(line.id(), known);
    ledger.add(line.id(), line.runId(), notes);
    links.look(line.id(), notes.stream().map(Note::personId).filter(Objects::nonNull).toList());
    line.count("there", notes.size());
  }
}
