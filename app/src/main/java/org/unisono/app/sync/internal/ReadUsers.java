package org.unisono.app.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Users;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteUser;

/// Asks once a day who can own campaigns there. Who they are here is looked up in each run:
/// somebody may have come to us meanwhile.
@Component
class ReadUsers {

  private static final Duration OLD = Duration.ofDays(1);

  private final UserThereStore store;
  private final MapStore maps;
  private final Users users;
  private final InstantSource clock;

  ReadUsers(UserThereStore store, MapStore maps, Users users, InstantSource clock) {
    this.store = store;
    this.maps = maps;
    this.users = users;
    this.clock = clock;
  }

  private record Who(String id, boolean active, @Nullable UUID user) {}

  void read(Line line, Turns turns) {
    var now = clock.instant();
    var last = store.readAt(line.id());
    if (last.filter(at -> at.isAfter(now.minus(OLD))).isPresent()) {
      turns.turn(() -> keep(line.id(), List.of(), now));
      return;
    }
    switch (line.session().users()) {
      case Reading.Of<List<RemoteUser>>(var found) -> {
        if (!found.isEmpty()) {
          turns.turn(() -> keep(line.id(), found, now));
        }
      }
      case Reading.Failed<List<RemoteUser>>(var why) -> line.met(why);
    }
  }

  /// @param found none where they were not asked for
  /// @return whether somebody has become somebody else, or may be given something now
  private boolean keep(UUID connection, List<RemoteUser> found, Instant now) {
    var before = who(connection);
    if (!found.isEmpty()) {
      store.read(connection, found, now);
    }
    store.match(connection, users.all());
    boolean changed = !who(connection).equals(before);
    if (changed) {
      maps.lookAtAll(connection, RecordKind.CAMPAIGN);
    }
    return changed;
  }

  private List<Who> who(UUID connection) {
    return store.of(connection).stream().map(u -> new Who(u.id(), u.active(), u.userId())).toList();
  }
}
