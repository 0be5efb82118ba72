package org.unisono.app.segments.internal;

import static org.unisono.app.people.views.PeopleV.PEOPLE_V;
import static org.unisono.app.segments.internal.SegmentsTable.SEGMENTS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.RowLocks;
import org.unisono.app.people.views.PeopleV;
import org.unisono.app.segments.Segment;
import org.unisono.core.rules.RuleCodec;
import org.unisono.core.rules.Sentence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Segments in the table, and who fits them.
@Component
public class SegmentStore {

  /// The people who are asked about, under a name that no condition uses within.
  private static final PeopleV ASKED = PEOPLE_V.as("asked");

  private final DSLContext sql;
  private final ObjectMapper json;

  SegmentStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public UUID insert(String name, JsonNode rule) {
    return sql.insertInto(SEGMENTS)
        .set(SEGMENTS.NAME, name)
        .set(SEGMENTS.RULE, JSONB.valueOf(rule.toString()))
        .returningResult(SEGMENTS.ID)
        .fetchSingle()
        .value1();
  }

  /// Nobody else changes it before the caller's transaction ends.
  public void hold(UUID id) {
    RowLocks.hold(sql, SEGMENTS.ID, List.of(id));
  }

  public void update(UUID id, String name, JsonNode rule) {
    sql.update(SEGMENTS)
        .set(SEGMENTS.NAME, name)
        .set(SEGMENTS.RULE, JSONB.valueOf(rule.toString()))
        .set(SEGMENTS.VERSION, SEGMENTS.VERSION.plus(1))
        .where(SEGMENTS.ID.eq(id))
        .execute();
  }

  public Optional<Segment> find(UUID id) {
    return sql.selectFrom(SEGMENTS).where(SEGMENTS.ID.eq(id)).fetchOptional(this::segment);
  }

  public Page<Segment> page(PageRequest page) {
    var name = DSL.lower(SEGMENTS.NAME);
    var condition = DSL.noCondition();
    if (!page.isFirst()) {
      condition =
          DSL.row(name, SEGMENTS.ID).gt(page.after().get(0), UUID.fromString(page.after().get(1)));
    }
    var rows =
        sql.selectFrom(SEGMENTS)
            .where(condition)
            .orderBy(name, SEGMENTS.ID)
            .limit(page.limit() + 1)
            .fetch(this::segment);
    return Page.of(rows, page, s -> List.of(s.name().toLowerCase(Locale.ROOT), s.id().toString()));
  }

  /// The column that conditions of [#count] and [#members] speak of.
  public Field<UUID> person() {
    return ASKED.ID;
  }

  public long count(Condition condition) {
    return sql.selectCount().from(ASKED).where(condition).fetchSingle().value1();
  }

  public Page<UUID> members(Condition condition, PageRequest page) {
    var all = condition;
    if (!page.isFirst()) {
      all = all.and(ASKED.ID.lt(UUID.fromString(page.after().getFirst())));
    }
    var ids =
        sql.select(ASKED.ID)
            .from(ASKED)
            .where(all)
            .orderBy(ASKED.ID.desc())
            .limit(page.limit() + 1)
            .fetch(ASKED.ID);
    return Page.of(ids, page, id -> List.of(id.toString()));
  }

  private Segment segment(Record r) {
    var rule = json.readTree(r.get(SEGMENTS.RULE).data());
    return new Segment(
        r.get(SEGMENTS.ID),
        r.get(SEGMENTS.NAME),
        rule,
        Sentence.of(RuleCodec.read(rule)).english(),
        r.get(SEGMENTS.VERSION),
        r.get(SEGMENTS.CREATED_AT));
  }
}
