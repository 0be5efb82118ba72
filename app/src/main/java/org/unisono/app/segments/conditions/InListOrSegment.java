package org.unisono.app.segments.conditions;

import static org.unisono.app.segments.views.ListMembersV.LIST_MEMBERS_V;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.ConditionKind;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.segments.internal.SegmentStore;
import org.unisono.core.Refused;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.RuleCodec;

/// Being on a list, and fitting another segment.
@Component
class InListOrSegment implements ConditionKind {

  /// How many segments may stand within each other; deeper is a circle.
  private static final int DEEPEST = 10;

  private static final ScopedValue<Integer> DEPTH = ScopedValue.newInstance();

  private final SegmentStore segments;
  private final ObjectProvider<RuleSql> rules;

  InListOrSegment(SegmentStore segments, ObjectProvider<RuleSql> rules) {
    this.segments = segments;
    this.rules = rules;
  }

  @Override
  public boolean knows(Condition condition) {
    return condition instanceof Condition.InList || condition instanceof Condition.InSegment;
  }

  @Override
  public org.jooq.Condition render(
      Condition condition, Field<UUID> person, Instant now, ZoneId zone) {
    if (condition instanceof Condition.InSegment(var id)) {
      return inSegment(id, person, now, zone);
    }
    var list = (Condition.InList) condition;
    return DSL.exists(
        DSL.selectOne()
            .from(LIST_MEMBERS_V)
            .where(LIST_MEMBERS_V.LIST_ID.eq(list.list()))
            .and(LIST_MEMBERS_V.PERSON_ID.eq(person)));
  }

  private org.jooq.Condition inSegment(UUID id, Field<UUID> person, Instant now, ZoneId zone) {
    int depth = DEPTH.orElse(0) + 1;
    if (depth > DEEPEST) {
      throw Refused.rule("", "segmentCircle", "These segments stand within each other.");
    }
    var segment =
        segments
            .find(id)
            .orElseThrow(() -> Refused.rule("", "unknownSegment", "There is no such segment."));
    var rule = RuleCodec.read(segment.rule());
    return ScopedValue.where(DEPTH, depth)
        .call(() -> rules.getObject().render(rule, person, now, zone));
  }
}
