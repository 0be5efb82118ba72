package org.unisono.app.flows.internal;

import static org.unisono.app.flows.internal.FlowsTable.FLOWS;
import static org.unisono.app.flows.internal.GenerationTable.GENERATION;
import static org.unisono.app.flows.internal.RunsTable.RUNS;
import static org.unisono.app.flows.internal.VersionsTable.VERSIONS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.core.acting.Acting;
import org.unisono.core.flows.FlowCodec;
import org.unisono.core.flows.FlowVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Published versions. They never change, so each is read from JSON once.
@Component
class VersionStore {

  private final DSLContext sql;
  private final ObjectMapper json;
  private final Map<UUID, FlowVersion> parsed = new ConcurrentHashMap<>();

  VersionStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  long generation() {
    return sql.select(GENERATION.NUMBER).from(GENERATION).fetchSingle().value1();
  }

  /// Part of the transaction that changes what is published.
  void moveOn() {
    sql.update(GENERATION).set(GENERATION.NUMBER, GENERATION.NUMBER.plus(1)).execute();
  }

  /// @return false when somebody else has made this version meanwhile
  boolean publish(UUID flow, int number, JsonNode definition) {
    return sql.insertInto(VERSIONS)
            .set(VERSIONS.FLOW_ID, flow)
            .set(VERSIONS.NUMBER, number)
            .set(VERSIONS.DEFINITION, JSONB.valueOf(definition.toString()))
            .set(VERSIONS.ACTOR_NAME, Acting.now().actor().name())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /// The latest versions of flows that are published and not paused.
  List<LiveVersion> takingIn() {
    return fetch(FLOWS.STATUS.eq("published").and(VERSIONS.NUMBER.eq(FLOWS.PUBLISHED)));
  }

  /// Those, and all in which somebody stands.
  List<LiveVersion> live() {
    var stoodIn = DSL.select(RUNS.VERSION_ID).from(RUNS).where(RUNS.STATUS.in("active", "queued"));
    return fetch(
        FLOWS
            .STATUS
            .eq("published")
            .and(VERSIONS.NUMBER.eq(FLOWS.PUBLISHED))
            .or(VERSIONS.ID.in(stoodIn)));
  }

  List<LiveVersion> byIds(List<UUID> ids) {
    return fetch(VERSIONS.ID.eq(DSL.any(ids.toArray(UUID[]::new))));
  }

  private List<LiveVersion> fetch(Condition condition) {
    return sql.select(
            VERSIONS.ID,
            VERSIONS.FLOW_ID,
            FLOWS.NAME,
            VERSIONS.NUMBER,
            FLOWS.OWNER_KIND,
            FLOWS.OWNER_ID,
            VERSIONS.DEFINITION)
        .from(VERSIONS)
        .join(FLOWS)
        .on(FLOWS.ID.eq(VERSIONS.FLOW_ID))
        .where(condition)
        .orderBy(FLOWS.ID)
        .fetch(this::version);
  }

  private LiveVersion version(Record r) {
    var id = r.get(VERSIONS.ID);
    var definition =
        parsed.computeIfAbsent(
            id, _ -> FlowCodec.read(json.readTree(r.get(VERSIONS.DEFINITION).data())));
    return new LiveVersion(
        id,
        r.get(VERSIONS.FLOW_ID),
        r.get(FLOWS.NAME),
        r.get(VERSIONS.NUMBER),
        r.get(FLOWS.OWNER_KIND),
        r.get(FLOWS.OWNER_ID),
        definition);
  }
}
