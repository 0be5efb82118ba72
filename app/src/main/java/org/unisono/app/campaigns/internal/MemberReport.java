package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.MembersTable.MEMBERS;
import static org.unisono.app.campaigns.internal.StatusesTable.STATUSES;
import static org.unisono.app.people.views.PeopleV.PEOPLE_V;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Member;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Members as they are shown.
@Component
public class MemberReport {

  private final DSLContext sql;
  private final JsonMapper json;

  MemberReport(DSLContext sql, JsonMapper json) {
    this.json = json;
    this.sql = sql;
  }

  /// Latest joined first. The removed are left out unless `ended` is asked for.
  public Page<Member> page(
      UUID campaign,
      @Nullable String status,
      @Nullable String standing,
      @Nullable String search,
      PageRequest page) {
    var condition = MEMBERS.CAMPAIGN_ID.eq(campaign);
    if (status != null) {
      condition = condition.and(DSL.lower(STATUSES.NAME).eq(status.toLowerCase(Locale.ROOT)));
    }
    condition =
        standing == null
            ? condition.and(MemberStore.isShown())
            : condition.and(MEMBERS.STANDING.eq(standing));
    if (search != null && !search.isBlank()) {
      condition = condition.and(named(search.strip().toLowerCase(Locale.ROOT)));
    }
    if (!page.isFirst()) {
      condition = condition.and(MEMBERS.PERSON_ID.lt(UUID.fromString(page.after().getFirst())));
    }
    return Page.of(fetch(condition, page.limit() + 1), page, m -> List.of(m.personId().toString()));
  }

  private static Condition named(String beginning) {
    return DSL.lower(PEOPLE_V.EMAIL)
        .startsWith(beginning)
        .or(DSL.lower(PEOPLE_V.LAST_NAME).startsWith(beginning))
        .or(DSL.lower(PEOPLE_V.FIRST_NAME).startsWith(beginning));
  }

  public List<Member> of(UUID campaign, Collection<UUID> people) {
    return fetch(
        MEMBERS
            .CAMPAIGN_ID
            .eq(campaign)
            .and(MEMBERS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new)))),
        people.size());
  }

  public List<Member> ofPerson(UUID person) {
    return fetch(MEMBERS.PERSON_ID.eq(person), 1_000);
  }

  private List<Member> fetch(Condition condition, int most) {
    return sql.select(MEMBERS.fields())
        .select(STATUSES.NAME, STATUSES.RANK, STATUSES.RESPONDED, STATUSES.SUCCESS)
        .select(
            PEOPLE_V.FIRST_NAME, PEOPLE_V.LAST_NAME, PEOPLE_V.EMAIL, PEOPLE_V.KIND, PEOPLE_V.STAGE)
        .from(MEMBERS)
        .join(STATUSES)
        .on(STATUSES.ID.eq(MEMBERS.STATUS_ID))
        .join(PEOPLE_V)
        .on(PEOPLE_V.ID.eq(MEMBERS.PERSON_ID))
        .where(condition)
        .orderBy(MEMBERS.PERSON_ID.desc())
        .limit(most)
        .fetch(this::member);
  }

  private Member member(Record r) {
    var name =
        String.join(
                " ",
                java.util.Objects.requireNonNullElse(r.get(PEOPLE_V.FIRST_NAME), ""),
                java.util.Objects.requireNonNullElse(r.get(PEOPLE_V.LAST_NAME), ""))
            .strip();
    return new Member(
        r.get(MEMBERS.CAMPAIGN_ID),
        r.get(MEMBERS.PERSON_ID),
        new Member.MemberPerson(
            r.get(MEMBERS.PERSON_ID),
            name.isEmpty() ? null : name,
            r.get(PEOPLE_V.EMAIL),
            r.get(PEOPLE_V.KIND),
            r.get(PEOPLE_V.STAGE)),
        r.get(STATUSES.NAME),
        r.get(STATUSES.RANK),
        r.get(STATUSES.RESPONDED),
        r.get(STATUSES.SUCCESS),
        r.get(MEMBERS.STANDING),
        r.get(MEMBERS.ENDED_REASON),
        r.get(MEMBERS.CAUSE),
        r.get(MEMBERS.ACTOR_NAME),
        r.get(MEMBERS.REASON),
        r.get(MEMBERS.FIRST_RESPONDED_AT),
        r.get(MEMBERS.JOINED_AT),
        r.get(MEMBERS.UPDATED_AT),
        (ObjectNode) json.readTree(r.get(MEMBERS.FIELDS).data()),
        r.get(MEMBERS.VERSION));
  }
}
