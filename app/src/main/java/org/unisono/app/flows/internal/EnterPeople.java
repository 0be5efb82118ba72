package org.unisono.app.flows.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.flows.RunOwner.Admission;
import org.unisono.app.jobs.Lane;
import org.unisono.core.Ids;
import org.unisono.core.acting.Origin;
import org.unisono.core.flows.Entry;
import org.unisono.core.flows.RunState;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Decides who of those that something invited really enters: one run at a time in a flow, again
/// only as the flow says, not the suppressed, and not against the owner.
@Component
class EnterPeople {

  private static final FieldRef TIME_ZONE = FieldRef.of("person.timeZone");
  private static final String REFUSED = "refused";

  private final VersionStore versions;
  private final RunStore runs;
  private final Owners owners;
  private final TaughtWords words;
  private final RuleSql rules;
  private final Ids ids;

  EnterPeople(
      VersionStore versions,
      RunStore runs,
      Owners owners,
      TaughtWords words,
      RuleSql rules,
      Ids ids) {
    this.versions = versions;
    this.runs = runs;
    this.owners = owners;
    this.words = words;
    this.rules = rules;
    this.ids = ids;
  }

  /// Somebody who would enter a version.
  private record Invited(LiveVersion version, WorkStore.Work work) {

    String key() {
      return version.flowId() + ":" + work.personId();
    }
  }

  /// @param open runs of the same people that are not over
  /// @return the new runs; queued and refused ones do not move
  List<Journey> enter(List<WorkStore.Work> work, List<RunRow> open) {
    var invited = invited(work);
    if (invited.isEmpty()) {
      return List.of();
    }
    var let = unsuppressed(again(invited, open));
    var zones = zones(let);
    List<RunRow> rows = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    for (var one : let) {
      rows.add(begun(one, zones.getOrDefault(one.work().personId(), ZoneOffset.UTC)));
      origins.add(one.work().origin());
    }
    return admitted(rows, owners.mayStart(rows, origins));
  }

  private List<Invited> invited(List<WorkStore.Work> work) {
    Set<UUID> wanted = new HashSet<>();
    work.forEach(w -> entries(w).forEach(e -> wanted.add(version(e))));
    Map<UUID, LiveVersion> known = new HashMap<>();
    versions.byIds(List.copyOf(wanted)).forEach(v -> known.put(v.id(), v));
    List<Invited> invited = new ArrayList<>();
    for (var one : work) {
      for (var entry : entries(one)) {
        var version = known.get(version(entry));
        if (version != null) {
          invited.add(new Invited(version, one));
        }
      }
    }
    return invited;
  }

  private static Collection<JsonNode> entries(WorkStore.Work work) {
    return work.payload().path("enter").valueStream().toList();
  }

  private static UUID version(JsonNode entry) {
    return UUID.fromString(entry.path("version").asString());
  }

  private List<Invited> again(List<Invited> invited, List<RunRow> open) {
    Set<String> inside = new HashSet<>();
    open.forEach(r -> inside.add(r.version().flowId() + ":" + r.personId()));
    var last =
        runs.lastEntries(
            invited.stream().map(i -> i.version().flowId()).distinct().toList(),
            invited.stream().map(i -> i.work().personId()).distinct().toList());
    return invited.stream()
        .filter(i -> inside.add(i.key()) && mayComeAgain(i, last.get(i.key())))
        .toList();
  }

  private static boolean mayComeAgain(
      Invited one, @org.jspecify.annotations.Nullable Instant last) {
    return last == null
        || switch (one.version().definition().entry().again()) {
          case Entry.Again.Once _ -> false;
          case Entry.Again.Always _ -> true;
          case Entry.Again.Every(var span) ->
              !one.work().at().isBefore(span.after(last, ZoneOffset.UTC));
        };
  }

  private List<Invited> unsuppressed(List<Invited> invited) {
    Map<Rule, Set<UUID>> asked = new HashMap<>();
    for (var one : invited) {
      var suppress = one.version().definition().entry().suppress();
      if (suppress != null) {
        asked.computeIfAbsent(suppress, _ -> new HashSet<>()).add(one.work().personId());
      }
    }
    Map<Rule, Set<UUID>> out = new HashMap<>();
    asked.forEach(
        (rule, people) -> {
          var now = invited.getFirst().work().at();
          out.put(rule, rules.matching(rule, people, now, ZoneOffset.UTC));
        });
    return invited.stream()
        .filter(
            i -> {
              var suppress = i.version().definition().entry().suppress();
              return suppress == null
                  || !out.getOrDefault(suppress, Set.of()).contains(i.work().personId());
            })
        .toList();
  }

  private Map<UUID, ZoneId> zones(List<Invited> invited) {
    Map<UUID, ZoneId> zones = new HashMap<>();
    var people = invited.stream().map(i -> i.work().personId()).distinct().toList();
    words
        .source(TIME_ZONE)
        .map(s -> s.values(TIME_ZONE, people))
        .orElseGet(Map::of)
        .forEach(
            (person, value) -> {
              if (value instanceof Value.Text(var zone)
                  && ZoneId.getAvailableZoneIds().contains(zone)) {
                zones.put(person, ZoneId.of(zone));
              }
            });
    return zones;
  }

  private RunRow begun(Invited one, ZoneId zone) {
    var id = ids.next();
    var work = one.work();
    var state = RunState.begin(id, work.personId(), zone, one.version().definition(), work.at());
    ObjectNode enteredBy = work.payload().deepCopy();
    enteredBy.remove("enter");
    var lane = work.origin().isBehaviour() ? Lane.INTERACTIVE : Lane.BULK;
    return new RunRow(
        id,
        one.version(),
        work.personId(),
        lane.word(),
        RunRow.ACTIVE,
        state,
        null,
        List.of(),
        enteredBy,
        work.at(),
        null,
        null,
        0);
  }

  private static List<Journey> admitted(List<RunRow> rows, Map<UUID, Admission> answers) {
    List<Journey> journeys = new ArrayList<>();
    for (var row : rows) {
      switch (answers.getOrDefault(row.id(), Admission.ADMITTED)) {
        case Admission.Admitted _ -> journeys.add(new Journey(row, row.enteredAt()));
        case Admission.Queued _ -> journeys.add(new Journey(row.queued(), row.enteredAt()));
        case Admission.Refused(var why) -> {
          var refused = new Journey(row, row.enteredAt());
          refused.refuse(REFUSED, why);
          journeys.add(refused);
        }
      }
    }
    return journeys;
  }
}
