package org.unisono.app.campaigns.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Standing;

/// The end of memberships, and who is let in after them, in one transaction.
@Component
class Queues {

  private final MemberStore members;
  private final MemberHistory history;

  Queues(MemberStore members, MemberHistory history) {
    this.members = members;
    this.history = history;
  }

  /// @return those whose membership really ended
  List<UUID> end(UUID campaign, @Nullable String group, Collection<UUID> people, String reason) {
    if (group != null) {
      members.lockGroup(group, people);
    }
    var ended = members.end(campaign, people, reason);
    history.add(
        ended.stream()
            .map(
                p ->
                    new HistoryNote(
                        campaign,
                        p,
                        "standing",
                        Standing.ACTIVE.word(),
                        Standing.ENDED.word(),
                        reason))
            .toList());
    if (group != null && !ended.isEmpty()) {
      history.add(
          members.admitNext(group, ended).entrySet().stream()
              .map(
                  e ->
                      new HistoryNote(
                          e.getValue(),
                          e.getKey(),
                          "standing",
                          Standing.QUEUED.word(),
                          Standing.ACTIVE.word(),
                          "admitted"))
              .toList());
    }
    return ended;
  }
}
