package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.CampaignsTable.CAMPAIGNS;
import static org.unisono.app.campaigns.internal.FlowsTable.FLOWS;
import static org.unisono.app.campaigns.internal.MembersTable.MEMBERS;
import static org.unisono.app.campaigns.internal.StatusLabelsTable.STATUS_LABELS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which flows belong to a campaign, and where the people in them stand as members.
@Component
public class FlowLinkStore {

  private static final Set<String> OVER = Set.of("completed", "cancelled");

  /// @param endedReason null while the membership has not ended
  public record MemberStanding(
      UUID campaignId, UUID personId, String standing, @Nullable String endedReason) {}

  /// What a run's owner is asked for.
  ///
  /// @param isJourney whether a run is a membership there
  public record Owner(UUID id, boolean isOver, boolean isJourney) {}

  private final DSLContext sql;

  FlowLinkStore(DSLContext sql) {
    this.sql = sql;
  }

  public void link(UUID campaign, UUID flow) {
    sql.insertInto(FLOWS).set(FLOWS.CAMPAIGN_ID, campaign).set(FLOWS.FLOW_ID, flow).execute();
  }

  public List<UUID> of(UUID campaign) {
    return sql.select(FLOWS.FLOW_ID)
        .from(FLOWS)
        .where(FLOWS.CAMPAIGN_ID.eq(campaign))
        .orderBy(FLOWS.FLOW_ID)
        .fetch(FLOWS.FLOW_ID);
  }

  /// Those of these campaigns that exist, by id.
  public Map<UUID, Owner> owners(Collection<UUID> campaigns) {
    return sql.select(CAMPAIGNS.ID, CAMPAIGNS.STYLE, CAMPAIGNS.MEMBERSHIP, STATUS_LABELS.STATE)
        .from(CAMPAIGNS)
        .join(STATUS_LABELS)
        .on(STATUS_LABELS.KEY.eq(CAMPAIGNS.STATUS))
        .where(CAMPAIGNS.ID.eq(DSL.any(campaigns.toArray(UUID[]::new))))
        .fetchMap(
            CAMPAIGNS.ID,
            r ->
                new Owner(
                    r.value1(),
                    OVER.contains(r.value4()),
                    r.value2().equals("journey") || r.value3().equals("exclusive")));
  }

  /// Every membership of these people, by `campaign:person`.
  public Map<String, MemberStanding> standings(Collection<UUID> people) {
    Map<String, MemberStanding> found = new HashMap<>();
    sql.select(MEMBERS.CAMPAIGN_ID, MEMBERS.PERSON_ID, MEMBERS.STANDING, MEMBERS.ENDED_REASON)
        .from(MEMBERS)
        .where(MEMBERS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .forEach(
            r ->
                found.put(
                    r.value1() + ":" + r.value2(),
                    new MemberStanding(r.value1(), r.value2(), r.value3(), r.value4())));
    return found;
  }
}
