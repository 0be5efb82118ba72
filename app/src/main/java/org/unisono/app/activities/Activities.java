package org.unisono.app.activities;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.activities.internal.ActivityReport;
import org.unisono.app.activities.internal.RecordActivities;
import org.unisono.app.activities.internal.VisitorStore;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.people.People;

/// The door to the log of what people did.
@Component
public class Activities {

  /// Receipts are kept this long, so nothing older can be told from a repetition.
  public static final int MONTHS_KEPT = 13;

  private final RecordActivities record;
  private final ActivityReport report;
  private final VisitorStore visitors;
  private final People people;

  Activities(RecordActivities record, ActivityReport report, VisitorStore visitors, People people) {
    this.record = record;
    this.report = report;
    this.visitors = visitors;
    this.people = people;
  }

  /// The earliest that an activity may have been.
  public static Instant earliest(Instant now) {
    return now.atOffset(ZoneOffset.UTC).minusMonths(MONTHS_KEPT).toInstant();
  }

  /// Logs activities and offers them to flows, in the caller's transaction. Never throws for one
  /// activity. An id that has come before is a duplicate for 13 months; after them its activity is
  /// `tooOld`, and one that says no time is a new one.
  ///
  /// @param fresh at most 1,000
  /// @return an outcome per activity, in their order; refusals carry `unknownActivityType`,
  ///     `inFuture` (over 10 minutes), `tooOld` (over 13 months), `whoIsMissing`, `unknownPerson`,
  ///     `ambiguousEmail`, `tooLong`, `propertiesTooLarge`, and those of `People`
  @Transactional
  public List<ActivityOutcome> record(List<NewActivity> fresh) {
    return record.record(fresh);
  }

  /// What a person did, the latest first.
  ///
  /// @throws org.unisono.core.Refused `notFound`
  public Page<Activity> of(UUID person, PageRequest page) {
    people.get(person);
    return report.of(person, page);
  }

  /// Makes a visitor known: what nobody is known to have done under this id is the person's.
  ///
  /// @throws org.unisono.core.Refused `notFound`
  @Transactional
  public void identify(String visitorId, UUID personId) {
    people.get(personId);
    visitors.identify(List.of(new VisitorStore.Known(visitorId, personId)));
  }
}
