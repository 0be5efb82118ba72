package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.PlannedWrite;
import org.unisono.app.sync.PlannedWrite.FieldWrite;
import tools.jackson.databind.ObjectMapper;

/// What would be written, for people to read before they arm a stream.
@Component
public class PlanReport {

  private final DSLContext sql;
  private final ObjectMapper json;
  private final PointedNames campaigns;

  PlanReport(DSLContext sql, ObjectMapper json, PointedNames campaigns) {
    this.campaigns = campaigns;
    this.sql = sql;
    this.json = json;
  }

  /// One line of a plan, as it is kept with the record.
  record Step(
      String stream,
      String direction,
      String verb,
      @Nullable UUID campaignId,
      @Nullable UUID twinId,
      List<FieldWrite> changes) {}

  public Page<PlannedWrite> page(UUID connection, @Nullable String stream, PageRequest page) {
    var after = page.isFirst() ? null : page.after();
    var rows =
        sql.fetch(
                """
                select p.owner_id, p.local_id, p.kind, p.record, p.because, s.step, s.place
                from sync.pending p cross join lateral
                  jsonb_array_elements(p.plan) with ordinality as s (step, place)
                where p.connection_id = {0} and p.state = 'parked' and p.plan is not null
                  and ({1}::text is null or s.step ->> 'stream' = {1})
                  and ({2}::uuid is null or (p.owner_id, p.local_id, p.kind, s.place) > ({2}, {3}, {4}, {5}))
                order by p.owner_id, p.local_id, p.kind, s.place limit {6}
                """,
                DSL.val(connection),
                DSL.val(stream),
                DSL.val(after == null ? null : UUID.fromString(after.get(0)), UUID.class),
                DSL.val(after == null ? null : UUID.fromString(after.get(1)), UUID.class),
                DSL.val(after == null ? null : after.get(2)),
                DSL.val(after == null ? null : Long.valueOf(after.get(3)), Long.class),
                DSL.val(page.limit() + 1))
            .map(
                r -> {
                  var step = json.readValue(r.get("step", JSONB.class).data(), Step.class);
                  return new PlannedWrite(
                      String.join(
                          ":",
                          r.get("owner_id", String.class),
                          r.get("local_id", String.class),
                          r.get("kind", String.class),
                          r.get("place", String.class)),
                      step.stream(),
                      step.direction(),
                      step.verb(),
                      r.get("record", String.class),
                      step.campaignId(),
                      step.twinId(),
                      step.changes(),
                      r.get("because", String.class));
                });
    return Page.of(named(connection, rows), page, p -> List.of(p.id().split(":", -1)));
  }

  private List<PlannedWrite> named(UUID connection, List<PlannedWrite> rows) {
    List<@Nullable String> values = new ArrayList<>();
    rows.stream()
        .flatMap(r -> r.changes().stream())
        .filter(c -> PointedNames.points(c.field()))
        .forEach(c -> Collections.addAll(values, c.from(), c.to()));
    var named = campaigns.of(connection, values);
    return rows.stream().map(r -> r.with(c -> named(c, named))).toList();
  }

  private static FieldWrite named(FieldWrite change, PointedNames.Names named) {
    return new FieldWrite(
        change.field(),
        named.shown(change.field(), change.from()),
        named.shown(change.field(), change.to()));
  }

  /// Records that wait, by stream.
  Map<String, Integer> byStream(UUID connection) {
    Map<String, Integer> counts = new HashMap<>();
    sql.fetch(
            """
            select s.step ->> 'stream', count(*)
            from sync.pending p cross join lateral jsonb_array_elements(p.plan) as s (step)
            where p.connection_id = {0} and p.state = 'parked' and p.plan is not null group by 1
            """,
            DSL.val(connection))
        .forEach(r -> counts.put(r.get(0, String.class), r.get(1, Integer.class)));
    return counts;
  }
}
