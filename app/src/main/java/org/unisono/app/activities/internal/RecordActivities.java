package org.unisono.app.activities.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.activities.ActivitiesRecorded;
import org.unisono.app.activities.ActivityOutcome;
import org.unisono.app.activities.ActivityTypes;
import org.unisono.app.activities.NewActivity;
import org.unisono.app.flows.Occurrence;
import org.unisono.app.flows.Triggers;
import org.unisono.app.jobs.Facts;
import org.unisono.core.Ids;
import org.unisono.core.acting.Acting;

/// Records a batch: check, receipts, who, log, flows. The same few statements whatever its size.
@Component
public class RecordActivities {

  private final ActivityStore store;
  private final VisitorStore visitors;
  private final Months months;
  private final SweepReceipts sweep;
  private final Who who;
  private final Told told;
  private final InstantSource clock;

  RecordActivities(
      ActivityStore store,
      VisitorStore visitors,
      Months months,
      SweepReceipts sweep,
      Who who,
      Told told,
      InstantSource clock) {
    this.store = store;
    this.visitors = visitors;
    this.months = months;
    this.sweep = sweep;
    this.who = who;
    this.told = told;
    this.clock = clock;
  }

  /// @return an outcome per activity, in their order
  public List<ActivityOutcome> record(List<NewActivity> fresh) {
    months.ensure();
    var now = clock.instant();
    sweep.daily(now);
    var outcomes = new @Nullable ActivityOutcome[fresh.size()];
    var good = checked(fresh, now, outcomes);
    var received = store.receive(good, now);
    var known = store.receipts(good.stream().filter(e -> !received.contains(e.id())).toList());
    for (var entry : good) {
      if (!received.contains(entry.id())) {
        var there = known.get(List.of(entry.activity().source(), entry.eventId()));
        outcomes[entry.index()] = new ActivityOutcome.Duplicate(Objects.requireNonNull(there));
      }
    }
    var named = named(good.stream().filter(e -> received.contains(e.id())).toList(), outcomes);
    store.append(named, now);
    recognise(named, now);
    told.tell(named, now);
    return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
  }

  private List<Entry> checked(
      List<NewActivity> fresh, Instant now, @Nullable ActivityOutcome[] outcomes) {
    List<Entry> good = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      var activity = fresh.get(i);
      var faults = ActivityCheck.faults(activity, now);
      if (faults.isEmpty()) {
        var at = activity.at() == null || activity.at().isAfter(now) ? now : activity.at();
        var type = ActivityTypes.canonical(activity.type());
        good.add(new Entry(i, told.nextId(), activity, type, at, null));
      } else {
        outcomes[i] = new ActivityOutcome.Refused(org.unisono.core.Refusal.RULE_BROKEN, faults);
      }
    }
    return good;
  }

  private List<Entry> named(List<Entry> entries, @Nullable ActivityOutcome[] outcomes) {
    var found = who.find(entries.stream().map(Entry::activity).toList());
    List<Entry> named = new ArrayList<>();
    List<Entry> refused = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      switch (found.get(i)) {
        case Who.Found.Person(var id) -> named.add(entry.of(id));
        case Who.Found.Nobody _ -> named.add(entry);
        case Who.Found.NotTold(var kind, var faults) -> {
          refused.add(entry);
          outcomes[entry.index()] = new ActivityOutcome.Refused(kind, faults);
        }
      }
    }
    store.takeBack(refused);
    named.forEach(e -> outcomes[e.index()] = new ActivityOutcome.Accepted(e.id(), e.personId()));
    return named;
  }

  private void recognise(List<Entry> entries, Instant now) {
    var seen = new LinkedHashSet<String>();
    var known = new LinkedHashSet<VisitorStore.Known>();
    for (var entry : entries) {
      var visitor = entry.activity().visitorId();
      if (visitor != null) {
        seen.add(visitor);
        boolean says = entry.activity().personId() != null || entry.activity().email() != null;
        if (says && entry.personId() != null && !entry.activity().machine()) {
          known.add(new VisitorStore.Known(visitor, entry.personId()));
        }
      }
    }
    visitors.seen(seen, now);
    visitors.identify(known);
  }

  /// What the room tells others; machines' doings are left out.
  @org.springframework.stereotype.Component
  static class Told {

    private final Triggers triggers;
    private final Facts facts;
    private final Ids ids;

    Told(Triggers triggers, Facts facts, Ids ids) {
      this.triggers = triggers;
      this.facts = facts;
      this.ids = ids;
    }

    java.util.UUID nextId() {
      return ids.next();
    }

    void tell(List<Entry> entries, Instant now) {
      List<Occurrence> occurrences = new ArrayList<>();
      for (var entry : entries) {
        var person = entry.personId();
        if (person != null && !entry.activity().machine()) {
          var properties = entry.activity().properties();
          occurrences.add(new Occurrence(entry.id(), entry.type(), person, now, properties));
        }
      }
      if (!occurrences.isEmpty()) {
        triggers.offer(occurrences);
        facts.publish(
            new ActivitiesRecorded(
                occurrences.stream().map(Occurrence::personId).distinct().toList(),
                occurrences.stream().map(Occurrence::kind).distinct().toList(),
                Acting.now().origin()));
      }
    }
  }
}
