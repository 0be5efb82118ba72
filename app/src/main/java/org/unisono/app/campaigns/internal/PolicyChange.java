package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.MembersTable.MEMBERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Policy;
import org.unisono.app.campaigns.Standing;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// What a new policy, or the end of a campaign, does to the members that are there.
@Component
class PolicyChange {

  private static final int BATCH = 1_000;

  private final DSLContext sql;
  private final MemberStore members;
  private final Queues queues;

  PolicyChange(DSLContext sql, MemberStore members, Queues queues) {
    this.sql = sql;
    this.members = members;
    this.queues = queues;
  }

  /// @throws Refused `policyClash` with the number of members who are active elsewhere in the group
  void apply(Campaign campaign, Policy policy) {
    var group = policy.group();
    if (policy.isExclusive() && group != null) {
      var active = members.standing(campaign.id(), Standing.ACTIVE);
      members.lockGroup(group, active);
      int clashes = members.activeElsewhere(group, campaign.id(), active).size();
      if (clashes > 0) {
        throw new Refused(
            Refusal.CLASH,
            "/policy",
            "policyClash",
            "{count} members are active in another campaign of the group {group}.",
            Map.of("count", clashes, "group", group));
      }
    }
    sql.update(MEMBERS)
        .set(MEMBERS.EXCLUSIVE_GROUP, group)
        .where(MEMBERS.CAMPAIGN_ID.eq(campaign.id()))
        .and(MEMBERS.STANDING.ne(Standing.ENDED.word()))
        .execute();
  }

  /// In an exclusive group the end of the campaign ends its memberships, so that nobody is kept out
  /// of others by a campaign that is over; elsewhere members stay as they are.
  void end(UUID campaign, String reason) {
    var group =
        sql.select(MEMBERS.EXCLUSIVE_GROUP)
            .from(MEMBERS)
            .where(MEMBERS.CAMPAIGN_ID.eq(campaign))
            .and(MEMBERS.EXCLUSIVE_GROUP.isNotNull())
            .limit(1)
            .fetchOptional(MEMBERS.EXCLUSIVE_GROUP);
    if (group.isEmpty()) {
      return;
    }
    List<UUID> all = new ArrayList<>(members.standing(campaign, Standing.QUEUED));
    all.addAll(members.standing(campaign, Standing.ACTIVE));
    for (int from = 0; from < all.size(); from += BATCH) {
      queues.end(
          campaign, group.get(), all.subList(from, Math.min(all.size(), from + BATCH)), reason);
    }
  }
}
