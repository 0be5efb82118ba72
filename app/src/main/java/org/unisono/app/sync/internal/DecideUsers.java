package org.unisono.app.sync.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Users;
import org.unisono.app.sync.UserThere;
import org.unisono.connector.RecordKind;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;

/// Says which user of ours one there is, and has all campaigns compared again.
@Component
public class DecideUsers {

  private final UserThereStore store;
  private final ConnectionStore connections;
  private final Users users;
  private final MapStore maps;
  private final StartRuns runs;
  private final InstantSource clock;

  DecideUsers(
      UserThereStore store,
      ConnectionStore connections,
      Users users,
      MapStore maps,
      StartRuns runs,
      InstantSource clock) {
    this.store = store;
    this.connections = connections;
    this.users = users;
    this.maps = maps;
    this.runs = runs;
    this.clock = clock;
  }

  /// @throws Refused `notFound` for the connection
  public List<UserThere> all(UUID connection) {
    require(connection);
    return store.of(connection);
  }

  private void require(UUID connection) {
    if (connections.find(connection).isEmpty()) {
      throw Refused.notFound("connection", connection);
    }
  }

  /// In the caller's transaction.
  ///
  /// @throws Refused `notFound`, `required`, `unknownUser`
  public void decide(
      UUID connection, String remote, UserThere.Decision decision, @Nullable UUID user) {
    require(connection);
    var ours = decision == UserThere.Decision.OURS ? checked(user) : null;
    var by = Acting.now().actor().name();
    if (!store.decide(connection, remote, decision, ours, by, clock.instant())) {
      throw Refused.notFound("user", remote);
    }
    store.match(connection, users.all());
    maps.lookAtAll(connection, RecordKind.CAMPAIGN);
    runs.moved(connection);
  }

  private UUID checked(@Nullable UUID user) {
    if (user == null) {
      throw Refused.rule("/userId", "required", "This is required.");
    }
    if (users.find(user).isEmpty()) {
      throw Refused.rule("/userId", "unknownUser", "There is no such user.");
    }
    return user;
  }
}
