package org.unisono.app.sync.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.RemoteCopy;
import org.unisono.app.sync.RemoteRoll;
import org.unisono.connector.Change;
import org.unisono.connector.Cursor;
import org.unisono.connector.Parts;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.core.Refused;

/// Reads who is in a campaign over there that may have no counterpart here. Nothing of it is kept,
/// and no cursor moves: what a run reads next is what it would have read anyway.
@Component
public class ReadRoll {

  private static final int MOST_PAGES = 1_000;

  private final ConnectionStore connections;
  private final OpenLines lines;
  private final MirrorStore mirror;
  private final InstantSource clock;

  ReadRoll(ConnectionStore connections, OpenLines lines, MirrorStore mirror, InstantSource clock) {
    this.connections = connections;
    this.lines = lines;
    this.mirror = mirror;
    this.clock = clock;
  }

  /// @param most how many members at most
  /// @throws Refused `notFound`, `refusedThere`, `notAnswered`
  public RemoteRoll read(UUID connection, String remote, int most) {
    var kept =
        connections.find(connection).orElseThrow(() -> Refused.notFound("connection", connection));
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, remote);
    if (mirror.find(connection, campaign).filter(r -> r.gone() == null).isEmpty()) {
      throw Refused.notFound("campaign", remote);
    }
    var line = lines.open(kept, connection);
    try {
      var parts = LiveAnswer.of(line.connector(), line.session().parts(campaign));
      var scope = Scope.of(new Parts(campaign, parts));
      var statuses = read(line, Stream.STATUSES, scope, Integer.MAX_VALUE);
      var members = read(line, Stream.MEMBERS, scope, most + 1);
      return new RemoteRoll(
          statuses.values().stream().toList(),
          members.values().stream().limit(most).toList(),
          members.size() > most);
    } finally {
      lines.settled(connection);
    }
  }

  private Map<RemoteRef, RemoteCopy> read(Line line, Stream stream, Scope scope, int most) {
    Map<RemoteRef, RemoteCopy> found = new LinkedHashMap<>();
    if (!line.reach(stream).reach().comesIn()) {
      return found;
    }
    var source = line.session().changes(stream, scope);
    var cursor = Cursor.START;
    for (int page = 0; page < MOST_PAGES && found.size() < most; page++) {
      var read = LiveAnswer.of(line.connector(), source.since(cursor));
      for (var change : read.changes()) {
        switch (change) {
          case Change.Upserted(var record) ->
              found.put(record.ref(), copy(record, clock.instant()));
          case Change.Deleted(var ref, var _, var _) -> found.remove(ref);
          case Change.Merged(var ref, var _) -> found.remove(ref);
          case Change.Converted(var ref, var _) -> found.remove(ref);
        }
      }
      if (read.complete()) {
        break;
      }
      cursor = read.next();
    }
    return found;
  }

  private static RemoteCopy copy(RemoteRecord record, Instant at) {
    var person = record.links().get(Link.PERSON);
    return new RemoteCopy(
        Words.of(record.ref().kind()),
        record.ref().id(),
        CopyReport.seen(record.fields()),
        id(record.links().get(Link.CAMPAIGN)),
        person == null ? null : Words.of(person.kind()),
        id(person),
        at);
  }

  private static @Nullable String id(@Nullable RemoteRef ref) {
    return ref == null ? null : ref.id();
  }
}
