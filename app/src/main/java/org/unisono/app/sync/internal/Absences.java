package org.unisono.app.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.RunStep;
import org.unisono.app.sync.internal.ListingStore.Subject;
import org.unisono.app.sync.internal.ListingStore.UnderWay;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;

/// Finds out what is gone where the other side has no feed that tells it: by whole listings, of
/// which two have to agree. A page and the place behind it are one transaction, and a long listing
/// goes on with the next run.
@Component
class Absences {

  private static final int MOST_PAGES = 200;
  private static final Duration AT_ONCE = Duration.ZERO;

  /// Campaigns are few, and what hangs on one that is gone is much. What was made a moment ago may
  /// not be listed yet.
  private static final Duration CAMPAIGNS_SOON = Duration.ofMinutes(10);

  private static final Duration CAMPAIGNS_OFTEN = Duration.ofHours(1);

  /// Two that agree, under rights that held before them.
  private static final int PROOF = 3;

  private static final Map<Stream, List<RecordKind>> LISTED =
      Map.of(
          Stream.CAMPAIGNS,
          List.of(RecordKind.CAMPAIGN),
          Stream.PEOPLE,
          List.of(RecordKind.LEAD, RecordKind.CONTACT),
          Stream.MEMBERS,
          List.of(RecordKind.MEMBER));

  private final ListingStore listings;
  private final MirrorStore mirror;
  private final ConnectionStore connections;
  private final Duration every;

  Absences(
      ListingStore listings,
      MirrorStore mirror,
      ConnectionStore connections,
      @Value("${unisono.sync.listings-every:6h}") Duration every) {
    this.listings = listings;
    this.mirror = mirror;
    this.connections = connections;
    this.every = every;
  }

  /// When a run is looked at.
  enum When {
    /// Somebody waits for it.
    ASKED,
    BY_ITSELF
  }

  void look(Line line, List<TwinRow> twins, When when, Turns turns) {
    for (var kind : line.connector().unfed()) {
      if (line.reach(kind.stream()).reach().comesIn()) {
        look(line, kind, twins, when, turns);
      }
    }
    var gaps = connections.gaps(line.id());
    gaps.forEach((stream, since) -> fill(line, stream, since, twins, turns));
  }

  private void look(Line line, RecordKind kind, List<TwinRow> twins, When when, Turns turns) {
    line.at(RunStep.Kind.READING, kind.stream());
    for (var one : subjects(line, kind, twins)) {
      look(line, one, age(one.subject(), when), turns);
    }
  }

  /// How old the latest listing may be.
  private Duration age(Subject subject, When when) {
    boolean asked = when == When.ASKED;
    if (subject.kind() == RecordKind.CAMPAIGN) {
      var most = asked ? CAMPAIGNS_SOON : CAMPAIGNS_OFTEN;
      return every.compareTo(most) < 0 ? every : most;
    }
    return asked && subject.campaign() != null ? AT_ONCE : every;
  }

  /// What was deleted while nobody told is found as elsewhere, until the listings have proved it.
  private void fill(Line line, Stream stream, Instant since, List<TwinRow> twins, Turns turns) {
    line.at(RunStep.Kind.READING, stream);
    boolean proved = true;
    for (var kind : LISTED.getOrDefault(stream, List.of())) {
      for (var one : subjects(line, kind, twins)) {
        look(line, one, AT_ONCE, turns);
        proved &= listings.finishedSince(one.subject(), since) >= PROOF;
      }
    }
    if (proved) {
      turns.turn(
          () -> {
            connections.closeGap(line.id(), stream);
            return true;
          });
    }
  }

  private record Listed(Subject subject, Scope scope) {}

  /// Members are listed campaign by campaign, so that one that is busy hides nothing in the others.
  private static List<Listed> subjects(Line line, RecordKind kind, List<TwinRow> twins) {
    if (kind != RecordKind.MEMBER) {
      return List.of(new Listed(new Subject(line.id(), kind, "", null), Scope.ALL));
    }
    List<Listed> all = new ArrayList<>();
    for (var twin : twins) {
      if (twin.remoteId() != null && !twin.stopped()) {
        var parts = twin.partList().stream().map(p -> p.id()).sorted();
        var mark = twin.remoteId() + parts.collect(Collectors.joining(" ", " ", ""));
        all.add(
            new Listed(
                new Subject(line.id(), kind, mark, twin.remoteId()), Scope.of(twin.parts())));
      }
    }
    return all;
  }

  private void look(Line line, Listed one, Duration age, Turns turns) {
    var subject = one.subject();
    var begun =
        turns.turn(
            () ->
                listings
                    .underWay(subject)
                    .or(
                        () ->
                            listings.isDue(subject, age)
                                ? java.util.Optional.of(listings.begin(subject))
                                : java.util.Optional.empty()));
    begun.ifPresent(
        listing ->
            list(
                line,
                subject,
                line.session().enumerate(subject.kind(), one.scope()),
                listing,
                turns));
  }

  /// A place that is known no more is no place to go on from.
  private void failed(Line line, UnderWay listing, Trouble why, Turns turns) {
    if (why instanceof Trouble.CursorExpired) {
      drop(listing, turns);
    } else {
      line.met(why);
    }
  }

  private void drop(UnderWay listing, Turns turns) {
    turns.turn(
        () -> {
          listings.drop(listing.id());
          return true;
        });
  }

  private void list(
      Line line, Subject subject, Enumeration enumeration, UnderWay listing, Turns turns) {
    var cursor = new Cursor(listing.cursor());
    var rights = listing.rights();
    for (int i = 0; i < MOST_PAGES; i++) {
      Enumeration.Page page;
      switch (enumeration.page(cursor)) {
        case Reading.Of<Enumeration.Page>(var read) -> page = read;
        // What cannot be listed proves nothing, and is tried again with the next run.
        case Reading.Failed<Enumeration.Page>(var why) -> {
          failed(line, listing, why, turns);
          return;
        }
      }
      if (!rights.isEmpty() && !rights.equals(page.rights())) {
        drop(listing, turns);
        return;
      }
      rights = page.rights();
      cursor = page.next();
      turns.turn(
          () -> {
            listings.add(listing.id(), page);
            if (page.complete()) {
              conclude(line, subject, listing);
            }
            return true;
          });
      if (page.complete()) {
        return;
      }
    }
  }

  private void conclude(Line line, Subject subject, UnderWay listing) {
    if (!listings.finish(listing.id())) {
      listings.drop(listing.id());
      return;
    }
    line.count("read", mirror.gone(line.id(), listings.proved(subject), "twoListings"));
    listings.tidy(subject);
  }
}
