package org.unisono.app.flows.internal;

import static org.unisono.app.flows.internal.OutcomesTable.OUTCOMES;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.core.flows.ActionKey;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How actions went, by their key.
@Component
class OutcomeStore {

  private final DSLContext sql;
  private final ObjectMapper json;

  OutcomeStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  Map<ActionKey, Outcome> find(Collection<ActionKey> keys) {
    Map<ActionKey, Outcome> found = new HashMap<>();
    var runs = keys.stream().map(ActionKey::run).distinct().toList();
    if (runs.isEmpty()) {
      return found;
    }
    sql.selectFrom(OUTCOMES)
        .where(OUTCOMES.RUN_ID.eq(DSL.any(SqlArrays.uuids(runs))))
        .forEach(
            r ->
                found.put(
                    new ActionKey(
                        r.get(OUTCOMES.RUN_ID), r.get(OUTCOMES.STEP), r.get(OUTCOMES.VISIT)),
                    read(json.readTree(r.get(OUTCOMES.OUTCOME).data()))));
    return found;
  }

  void write(Map<ActionKey, Outcome> outcomes, Instant now) {
    if (outcomes.isEmpty()) {
      return;
    }
    var rows = List.copyOf(outcomes.entrySet());
    sql.execute(
        """
        insert into flows.outcomes (run_id, step, visit, outcome, at)
        select t.run_id, t.step, t.visit, t.outcome::jsonb, {0}
        from unnest({1}, {2}, {3}, {4}) as t (run_id, step, visit, outcome)
        on conflict (run_id, step, visit) do update set outcome = excluded.outcome, at = excluded.at
        """,
        DSL.val(now),
        SqlArrays.uuids(rows, e -> e.getKey().run()),
        SqlArrays.texts(rows, e -> e.getKey().step()),
        SqlArrays.integers(rows, e -> e.getKey().visit()),
        SqlArrays.texts(rows, e -> write(e.getValue()).toString()));
  }

  static ObjectNode write(Outcome outcome) {
    var json = JsonNodeFactory.instance.objectNode();
    switch (outcome) {
      case Outcome.Done _ -> json.put("outcome", "done");
      case Outcome.Pending _ -> json.put("outcome", "pending");
      case Outcome.Retry(var at) -> json.put("outcome", "retry").put("at", at.toString());
      case Outcome.Refused(var code, var params) -> {
        json.put("outcome", "refused").put("code", code);
        var values = json.putObject("params");
        params.forEach((name, value) -> values.put(name, String.valueOf(value)));
      }
    }
    return json;
  }

  private static Outcome read(JsonNode json) {
    return switch (json.path("outcome").asString()) {
      case "done" -> new Outcome.Done();
      case "pending" -> new Outcome.Pending();
      case "retry" -> new Outcome.Retry(Instant.parse(json.path("at").asString()));
      case "refused" -> {
        Map<String, Object> params = new HashMap<>();
        json.path("params")
            .properties()
            .forEach(p -> params.put(p.getKey(), p.getValue().asString()));
        yield new Outcome.Refused(json.path("code").asString(), params);
      }
      default -> throw new IllegalStateException("no outcome: " + json);
    };
  }
}
