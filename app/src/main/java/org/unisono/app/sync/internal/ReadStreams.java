package org.unisono.app.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Plug;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.RunStep;
import org.unisono.app.sync.internal.MirrorStore.Seen;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Parts;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;

/// Reads what changed there, page by page: what was seen and the cursor are one transaction, so a
/// crash reads a page again and loses none. Consent comes first.
@Component
class ReadStreams {

  private static final List<Stream> ORDER =
      List.of(
          Stream.CONSENT,
          Stream.PEOPLE,
          Stream.CAMPAIGNS,
          Stream.STATUSES,
          Stream.MEMBERS,
          Stream.RESPONSES,
          Stream.DEALS);
  private static final int MOST_PAGES = 20_000;
  private static final Supplier<Meanwhile> NOTHING = () -> Meanwhile.NOTHING;

  /// From so many records on, what moved is worth to be known to the planner.
  private static final int MANY = 1_000;

  private final MirrorStore mirror;
  private final RenamedStatuses renamed;
  private final GoneStatuses gone;
  private final TooLargeThere tooLarge;
  private final ConnectionStore connections;
  private final InstantSource clock;
  private final Duration every;

  ReadStreams(
      MirrorStore mirror,
      RenamedStatuses renamed,
      GoneStatuses gone,
      TooLargeThere tooLarge,
      ConnectionStore connections,
      InstantSource clock,
      @Value("${unisono.sync.every:60s}") Duration every) {
    this.mirror = mirror;
    this.renamed = renamed;
    this.gone = gone;
    this.tooLarge = tooLarge;
    this.connections = connections;
    this.clock = clock;
    this.every = every;
  }

  /// Trouble with one stream stops only that stream. What moved here starts run after run, and a
  /// roll is read whole each time: in a run that nobody asked for it is left as it was read a
  /// moment ago. What has moved there since then is met where something would be written over it.
  ///
  /// @param meanwhile what is done while members are on their way; asked for when more are to come
  void read(
      Line line,
      List<TwinRow> twins,
      Absences.When when,
      Supplier<Meanwhile> meanwhile,
      Turns turns) {
    var soFar = connections.streams(line.id());
    var enough = enough(when);
    for (var stream : ORDER) {
      if (line.isOpen() && isWanted(line, stream)) {
        var scope = scope(stream, twins);
        if (scope != null) {
          line.at(RunStep.Kind.READING, stream);
          var kept = soFar.get(stream);
          var mark = mark(scope);
          if (!isRead(line, stream, kept, mark, enough)) {
            var during = stream == Stream.MEMBERS ? meanwhile : NOTHING;
            read(new Pass(line, stream, mark, during, turns), scope, kept);
          }
        }
      }
    }
  }

  /// Whether a stream has been read a moment ago and is left as it is in this run.
  boolean isRead(Line line, Stream stream, List<TwinRow> twins, Absences.When when) {
    var scope = scope(stream, twins);
    return scope != null
        && isRead(
            line, stream, connections.streams(line.id()).get(stream), mark(scope), enough(when));
  }

  private Instant enough(Absences.When when) {
    return when == Absences.When.ASKED ? Instant.MAX : clock.instant().minus(every.dividedBy(2));
  }

  private static boolean isRead(
      Line line,
      Stream stream,
      ConnectionStore.@Nullable ReadSoFar kept,
      String mark,
      Instant enough) {
    return line.connector().compared().contains(stream)
        && kept != null
        && kept.lastAt() != null
        && kept.lastAt().isAfter(enough)
        && kept.scopeMark().equals(mark);
  }

  private static String mark(Scope scope) {
    return scope.twins().stream()
        .map(t -> t.campaign().id() + t.parts().stream().map(Parts.Part::id).sorted().toList())
        .sorted()
        .collect(Collectors.joining(","));
  }

  /// Kinds of which something is picked out as they are read: with nothing known of them that would
  /// be kept as nothing there.
  private static Collection<RecordKind> kinds(Line line, Stream stream) {
    return switch (stream) {
      case PEOPLE -> line.personKinds();
      case STATUSES -> Set.of(RecordKind.STATUS);
      case CONSENT, CAMPAIGNS, MEMBERS, RESPONSES, DEALS, LISTS -> Set.of();
    };
  }

  private static Collection<RecordKind> named(Line line, Stream stream) {
    return switch (stream) {
      case PEOPLE -> line.personKinds();
      case CAMPAIGNS -> Set.of(RecordKind.CAMPAIGN);
      case STATUSES -> Set.of(RecordKind.STATUS);
      case MEMBERS -> Set.of(RecordKind.MEMBER);
      case DEALS -> Set.of(RecordKind.DEAL);
      case CONSENT, RESPONSES, LISTS -> Set.of();
    };
  }

  /// What only comes in is not read before it may. Responses that are a member's status travel with
  /// it.
  private static boolean isWanted(Line line, Stream stream) {
    return switch (stream) {
      case DEALS -> line.mayWriteHere(stream);
      case RESPONSES -> line.connector().logged().contains(stream) && line.mayWriteHere(stream);
      case CAMPAIGNS, STATUSES, MEMBERS, PEOPLE, CONSENT, LISTS ->
          line.reach(stream).reach().comesIn();
    };
  }

  /// Members and statuses are those of twins; null when there are none.
  private static @Nullable Scope scope(Stream stream, List<TwinRow> twins) {
    if (stream != Stream.MEMBERS && stream != Stream.STATUSES) {
      return Scope.ALL;
    }
    var live = twins.stream().filter(t -> t.remoteId() != null && !t.stopped()).toList();
    return live.isEmpty() ? null : new Scope(live.stream().map(TwinRow::parts).toList());
  }

  /// A stream as it is read by one run.
  private record Pass(
      Line line, Stream stream, String mark, Supplier<Meanwhile> meanwhile, Turns turns) {}

  private void read(Pass pass, Scope scope, ConnectionStore.@Nullable ReadSoFar kept) {
    var cursor =
        kept != null && kept.scopeMark().equals(pass.mark())
            ? new Cursor(kept.cursor())
            : Cursor.START;
    var source = pass.line().session().changes(pass.stream(), scope);
    if (read(pass, source, cursor) == End.EXPIRED) {
      pass.turns()
          .turn(
              () -> {
                connections.gap(pass.line().id(), pass.stream());
                return true;
              });
      read(pass, source, Cursor.START);
    }
  }

  /// How the reading of a stream ended.
  private enum End {
    DONE,
    /// The vendor knows the cursor no more.
    EXPIRED
  }

  private End read(Pass pass, ChangeSource source, Cursor cursor) {
    var line = pass.line();
    var stream = pass.stream();
    var began = clock.instant();
    var at = cursor;
    int moved = 0;
    var meanwhile = Meanwhile.NOTHING;
    try (var pages = new PagesAhead(source, cursor)) {
      for (int page = 0; page < MOST_PAGES; page++) {
        switch (pages.next(meanwhile)) {
          case Reading.Failed<ChangePage>(var why) -> {
            if (why instanceof Trouble.CursorExpired && !at.isStart()) {
              return End.EXPIRED;
            }
            line.met(why);
            return End.DONE;
          }
          case Reading.Of<ChangePage>(var read) -> {
            if (!read.changes().isEmpty() && !line.knows(kinds(line, stream))) {
              return End.DONE;
            }
            if (!read.complete()) {
              // What is picked out of records is asked for before anything else is under way.
              named(line, stream).forEach(line::fields);
              meanwhile = page == 0 ? pass.meanwhile().get() : meanwhile;
              pages.readOn(read.next());
            }
            Plug.at("sync.pageRead");
            moved += pass.turns().turn(() -> keep(pass, read));
            meanwhile.kept(read.changes());
            at = read.next();
            if (read.complete()) {
              line.readUpTo(stream, began);
              if (moved >= MANY) {
                pass.turns().turn(this::analyze);
              }
              return End.DONE;
            }
          }
        }
      }
    }
    return End.DONE;
  }

  /// @return how many differ from what was kept before
  private int keep(Pass pass, ChangePage read) {
    int moved = keep(pass.line(), read.changes());
    connections.read(
        pass.line().id(), pass.stream(), read.next().text(), pass.mark(), clock.instant());
    return moved;
  }

  private boolean analyze() {
    mirror.analyze();
    return true;
  }

  private int keep(Line line, List<Change> changes) {
    List<Seen> seen = new ArrayList<>();
    Map<RemoteRef, RemoteRef> merged = new LinkedHashMap<>();
    Map<RemoteRef, RemoteRef> converted = new LinkedHashMap<>();
    int deleted = 0;
    noteGone(line, changes);
    for (var change : changes) {
      switch (change) {
        case Change.Upserted(var record) -> seen.add(seen(line, record));
        case Change.Deleted(var ref, var evidence, var _) ->
            deleted += mirror.gone(line.id(), List.of(ref), Words.camel(evidence));
        case Change.Merged(var ref, var into) -> merged.put(ref, into);
        case Change.Converted(var ref, var into) -> converted.put(ref, into);
      }
    }
    mirror.moved(line.id(), merged, "merged");
    mirror.moved(line.id(), converted, "converted");
    noteRenamed(line, seen);
    tooLarge.note(line, seen);
    int moved = mirror.put(line.id(), seen) + deleted;
    line.count("read", moved);
    return moved;
  }

  private void noteGone(Line line, List<Change> changes) {
    Map<RecordKind, List<String>> ids = new EnumMap<>(RecordKind.class);
    for (var change : changes) {
      if (change instanceof Change.Deleted(var ref, var _, var _)) {
        ids.computeIfAbsent(ref.kind(), _ -> new ArrayList<>()).add(ref.id());
      }
    }
    var statuses = ids.get(RecordKind.STATUS);
    if (statuses != null) {
      FieldMaps.named(line.fields(RecordKind.STATUS), "label")
          .ifPresent(label -> gone.statuses(line.id(), label, statuses));
    }
    var lists = ids.get(RecordKind.LIST);
    if (lists != null) {
      gone.parts(line.id(), lists);
    }
  }

  private void noteRenamed(Line line, List<Seen> seen) {
    var statuses =
        seen.stream().map(Seen::record).filter(r -> r.ref().kind() == RecordKind.STATUS).toList();
    if (!statuses.isEmpty()) {
      FieldMaps.named(line.fields(RecordKind.STATUS), "label")
          .ifPresent(label -> renamed.note(line.id(), label, statuses));
    }
  }

  /// What of a record people are looked for by.
  static Seen seen(Line line, RemoteRecord record) {
    if (!MirrorStore.isPerson(record.ref().kind())) {
      return new Seen(record, null, null, null);
    }
    var fields = line.fields(record.ref().kind());
    return new Seen(
        record,
        text(record, FieldMaps.named(fields, "email")),
        text(record, FieldMaps.named(fields, "firstName")),
        text(record, FieldMaps.named(fields, "lastName")));
  }

  private static @Nullable String text(RemoteRecord record, Optional<String> field) {
    return field.map(record::image).map(ImageCodec::raw).orElse(null);
  }
}
