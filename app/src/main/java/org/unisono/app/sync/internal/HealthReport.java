package org.unisono.app.sync.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.AffectedRecord;
import org.unisono.app.sync.ArmedStream;
import org.unisono.app.sync.Connection;
import org.unisono.app.sync.ConnectionHealth;
import org.unisono.app.sync.HealthClass;
import org.unisono.app.sync.Run;
import org.unisono.app.sync.StreamHealth;
import org.unisono.app.sync.StreamHealth.Wait;
import org.unisono.core.Refused;
import tools.jackson.databind.ObjectMapper;

/// How a connection does: what each stream has met, what is asked about it, and what waits.
@Component
public class HealthReport {

  private static final String ALL = "";
  private static final String CALL = "call";
  private static final String FIELD = "field";
  private static final String INBOX = "inbox";

  private final HealthStore store;
  private final HealthCounts counts;
  private final TravellingFields fields;
  private final ConnectionStore connections;
  private final SyncRunStore runs;
  private final StartRuns start;
  private final NoteHealth noted;
  private final InstantSource clock;
  private final ObjectMapper json;

  HealthReport(
      HealthStore store,
      HealthCounts counts,
      TravellingFields fields,
      ConnectionStore connections,
      SyncRunStore runs,
      StartRuns start,
      NoteHealth noted,
      InstantSource clock,
      ObjectMapper json) {
    this.store = store;
    this.counts = counts;
    this.fields = fields;
    this.connections = connections;
    this.runs = runs;
    this.start = start;
    this.noted = noted;
    this.clock = clock;
    this.json = json;
  }

  public ConnectionHealth of(Connection connection, List<ArmedStream> streams) {
    var id = connection.id();
    var waits = counts.waits(id);
    var next = next(connection);
    Map<String, List<HealthClass>> classes = new HashMap<>();
    for (var kept : store.of(id)) {
      add(classes, kept.stream(), call(kept, untried(waits, kept.stream()), next));
    }
    connections
        .gaps(id)
        .forEach(
            (stream, since) ->
                add(classes, Words.of(stream), gap(since, connection.lastSyncAt(), next)));
    lost(id).forEach((stream, lost) -> lost.forEach(l -> add(classes, stream, l)));
    counts.asked(id).forEach(a -> add(classes, a.stream(), asked(a)));
    var going = runs.going(id).orElse(null);
    Map<String, List<HealthClass>> ofStreams = new LinkedHashMap<>();
    streams.forEach(s -> ofStreams.put(s.key(), classes.getOrDefault(s.key(), List.of())));
    var causes = OneCause.among(ofStreams);
    return new ConnectionHealth(
        connection.state(),
        connection.lastSyncAt(),
        next,
        Stream.concat(classes.getOrDefault(ALL, List.of()).stream(), causes.shared().stream())
            .toList(),
        streams.stream()
            .map(
                s -> {
                  var wrong = classes.getOrDefault(s.key(), List.of());
                  var waiting = waits.getOrDefault(s.key(), List.of());
                  return new StreamHealth(
                      s.key(),
                      state(connection, s, wrong, going),
                      s.mode(),
                      s.lastAt(),
                      waiting,
                      causes.ofOne().getOrDefault(s.key(), List.of()));
                })
            .toList());
  }

  private static void add(Map<String, List<HealthClass>> classes, String stream, HealthClass one) {
    var of = classes.computeIfAbsent(stream, _ -> new ArrayList<>());
    if (of.stream().noneMatch(o -> o.key().equals(one.key()))) {
      of.add(one);
    }
  }

  private static String state(
      Connection connection, ArmedStream stream, List<HealthClass> wrong, @Nullable Run going) {
    if (stream.reach().equals("impossible")) {
      return "impossible";
    }
    if (connection.state().equals("paused")) {
      return "paused";
    }
    if (wrong.stream().anyMatch(c -> c.kind().equals(CALL) || c.kind().equals(FIELD))) {
      return "trouble";
    }
    if (going != null && stream.key().equals(going.stream())) {
      return "working";
    }
    return wrong.isEmpty() ? "resting" : "asking";
  }

  /// It is looked at at regular intervals; what is overdue is due now.
  private @Nullable Instant next(Connection connection) {
    if (connection.state().equals("paused")) {
      return null;
    }
    var now = clock.instant();
    var last = connection.lastSyncAt();
    var due = last == null ? now : last.plus(start.every());
    return due.isBefore(now) ? now : due;
  }

  private static int untried(Map<String, List<Wait>> waits, String stream) {
    return waits.entrySet().stream()
        .filter(w -> stream.equals(ALL) || w.getKey().equals(stream))
        .flatMap(w -> w.getValue().stream())
        .filter(w -> w.because().equals("next"))
        .mapToInt(Wait::count)
        .sum();
  }

  private static HealthClass call(HealthStore.Kept kept, int waiting, @Nullable Instant next) {
    boolean isLater = next != null && kept.nextAt() != null && kept.nextAt().isAfter(next);
    return new HealthClass(
        CALL + "." + kept.code(),
        CALL,
        kept.code(),
        kept.params(),
        kept.params().path("code").asString(null),
        waiting,
        kept.times(),
        kept.firstAt(),
        kept.lastAt(),
        isLater ? kept.nextAt() : next,
        List.of(),
        way(kept.code()));
  }

  private static String way(String code) {
    return switch (code) {
      case "authRefused", "notTheVendor", "unreachable" -> "account";
      case "rightsMissing", "askedWrong", "notSeen" -> "rights";
      default -> "none";
    };
  }

  /// All has been read once more, and what was deleted meanwhile is found by listing twice.
  private HealthClass gap(Instant since, @Nullable Instant last, @Nullable Instant next) {
    return new HealthClass(
        CALL + ".cursorExpired",
        CALL,
        "cursorExpired",
        json.createObjectNode(),
        null,
        0,
        null,
        since,
        last == null || last.isBefore(since) ? since : last,
        next,
        List.of(),
        "none");
  }

  /// Leads and contacts have the same fields of ours: each is named once.
  private Map<String, List<HealthClass>> lost(UUID connection) {
    Map<String, List<HealthClass>> lost = new LinkedHashMap<>();
    for (var one : fields.lost(connection)) {
      add(
          lost,
          one.stream(),
          new HealthClass(
              FIELD + "." + one.code() + "." + one.theirs(),
              FIELD,
              one.code(),
              json.valueToTree(one.params()),
              null,
              0,
              null,
              one.at(),
              one.at(),
              null,
              List.of(),
              "maps"));
    }
    return lost;
  }

  private HealthClass asked(HealthCounts.Asked asked) {
    var params = json.createObjectNode();
    if (asked.message() != null) {
      params.put("message", asked.message());
    }
    return new HealthClass(
        key(asked),
        asked.kind(),
        asked.reason(),
        params,
        asked.answer(),
        asked.count(),
        null,
        asked.firstAt(),
        asked.lastAt(),
        null,
        List.of(),
        INBOX);
  }

  private static String key(HealthCounts.Asked asked) {
    var key = asked.kind() + "." + asked.reason();
    return asked.answer() == null ? key : key + "." + asked.answer();
  }

  /// @param field ours
  /// @throws Refused `notFound`
  public void doWithout(UUID connection, String field) {
    if (!noted.doWithout(connection, field)) {
      throw Refused.notFound("field", field);
    }
  }

  /// @param stream several with commas between them; empty for what stands in the way of all
  /// @param key of a [HealthClass]
  /// @throws Refused `unknownOption`
  public Page<AffectedRecord> records(
      UUID connection, String stream, String key, PageRequest page) {
    var parts = key.split("\\.", 3);
    if (parts.length < 2) {
      throw Refused.malformed("/class", "unknownOption", "There is no such class.");
    }
    return switch (parts[0]) {
      case CALL -> counts.waiting(connection, stream, "next", page);
      // One question is about many, who are named themselves.
      case "brake" -> counts.waiting(connection, stream, "brake", page);
      case FIELD -> new Page<>(List.of(), null);
      default ->
          counts.asked(
              connection,
              stream,
              parts[0],
              parts[1],
              Optional.of(parts).filter(p -> p.length > 2).map(p -> p[2]).orElse(null),
              page);
    };
  }
}
