package org.unisono.app.campaigns.steps;

import static org.unisono.app.campaigns.views.MembersV.MEMBERS_V;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.ConditionKind;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.Condition.MemberOf;

/// Teaches rules who is in which campaign.
@Component
class MemberCondition implements ConditionKind {

  @Override
  public boolean knows(Condition condition) {
    return condition instanceof MemberOf;
  }

  @Override
  public org.jooq.Condition render(
      Condition condition, Field<UUID> person, Instant now, ZoneId zone) {
    if (!(condition instanceof MemberOf member)) {
      throw new IllegalArgumentException("not mine: " + condition);
    }
    var wanted = MEMBERS_V.PERSON_ID.eq(person);
    if (member.campaign() != null) {
      wanted = wanted.and(MEMBERS_V.CAMPAIGN_ID.eq(member.campaign()));
    }
    if (!member.statuses().isEmpty()) {
      var names = member.statuses().stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
      wanted = wanted.and(DSL.lower(MEMBERS_V.STATUS).in(names));
    }
    if (member.responded() != null) {
      wanted = wanted.and(MEMBERS_V.RESPONDED.eq(member.responded()));
    }
    if (member.success() != null) {
      wanted = wanted.and(MEMBERS_V.SUCCESS.eq(member.success()));
    }
    if (member.standing() != null) {
      wanted = wanted.and(MEMBERS_V.STANDING.eq(member.standing().word()));
    }
    return DSL.exists(DSL.selectOne().from(MEMBERS_V).where(wanted));
  }
}
