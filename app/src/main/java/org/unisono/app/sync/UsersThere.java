package org.unisono.app.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.sync.internal.DecideUsers;
import org.unisono.core.Refused;

/// The door to who can own campaigns elsewhere, and to which user of ours that is.
@Component
public class UsersThere {

  private final DecideUsers users;
  private final AuditTrail audit;

  UsersThere(DecideUsers users, AuditTrail audit) {
    this.users = users;
    this.audit = audit;
  }

  /// As they were read last, in the order of their names; none where campaigns have no owner that
  /// could be written.
  ///
  /// @throws Refused `notFound`
  public List<UserThere> all(UUID connection) {
    return users.all(connection);
  }

  /// Says who a user there is here. Owners that stand on either side stay until a campaign is
  /// compared, which is done for all of them now.
  ///
  /// @param user ours; only with [UserThere.Decision#OURS]
  /// @throws Refused `notFound`, `required`, `unknownUser`
  @Transactional
  public void decide(
      UUID connection, String remote, UserThere.Decision decision, @Nullable UUID user) {
    users.decide(connection, remote, decision, user);
    audit.record(
        "userThere.decided",
        "connection",
        connection,
        Map.of(
            "user",
            remote,
            "decision",
            decision.word(),
            "ours",
            user == null ? "" : user.toString()));
  }
}
