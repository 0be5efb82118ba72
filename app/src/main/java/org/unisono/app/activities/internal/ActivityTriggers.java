package org.unisono.app.activities.internal;

import static org.unisono.app.activities.internal.LogTable.LOG;

import java.time.Instant;
import java.util.ArrayList;
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
import org.unisono.app.activities.ActivityTypes;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.flows.Occurrence;
import org.unisono.app.flows.TriggerKind;
import org.unisono.app.flows.ValueSource;
import org.unisono.core.flows.Trigger;
import org.unisono.core.rules.FieldCatalogue;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Value;
import org.unisono.core.rules.ValueType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every type of activity is a trigger. Its parameters are properties that must be equal, such as
/// `{"formId": "f1"}`.
@Component
class ActivityTriggers implements TriggerKind, ValueSource, FieldCatalogue {

  private static final Set<String> NUMBERS =
      Set.of("percent", "amount", "count", "duration", "score");

  private final DSLContext sql;
  private final ObjectMapper json;

  ActivityTriggers(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public boolean knows(String kind) {
    return ActivityTypes.isKnown(kind);
  }

  @Override
  public String canonical(String kind) {
    return ActivityTypes.canonical(kind);
  }

  @Override
  public boolean matches(Trigger trigger, Occurrence occurrence) {
    return fits(trigger, occurrence.properties());
  }

  private static boolean fits(Trigger trigger, ObjectNode properties) {
    return trigger.params().json().properties().stream()
        .filter(p -> !p.getKey().equals(ORIGINS))
        .allMatch(
            p -> {
              var there = properties.path(p.getKey());
              return there.equals(p.getValue())
                  || there.isValueNode()
                      && there.asString().equalsIgnoreCase(p.getValue().asString("\u0000"));
            });
  }

  @Override
  public Map<UUID, List<ObjectNode>> happened(Trigger trigger, Map<UUID, Instant> since) {
    var people = since.keySet();
    Map<UUID, List<ObjectNode>> happened = new HashMap<>();
    sql.select(LOG.PERSON_ID, LOG.PROPERTIES)
        .from(LOG)
        .join(
            DSL.table(
                "unnest({0}, {1}) as asked (person, since)",
                SqlArrays.uuids(people), SqlArrays.instants(people, since::get)))
        .on("asked.person = {0} and {1} > asked.since", LOG.PERSON_ID, LOG.RECORDED_AT)
        .where(LOG.TYPE.eq(canonical(trigger.kind())))
        .and(DSL.not(LOG.MACHINE))
        .forEach(
            r -> {
              var properties = (ObjectNode) json.readTree(r.value2().data());
              if (fits(trigger, properties)) {
                happened.computeIfAbsent(r.value1(), _ -> new ArrayList<>()).add(properties);
              }
            });
    return happened;
  }

  @Override
  public @Nullable ValueType typeOf(FieldRef field) {
    if (field.holder() != FieldRef.Holder.ACTIVITY) {
      return null;
    }
    return NUMBERS.contains(field.path()) ? ValueType.NUMBER : ValueType.TEXT;
  }

  /// Which activity is at hand is known to the engine alone.
  @Override
  public Map<UUID, Value> values(FieldRef field, Collection<UUID> people) {
    return Map.of();
  }
}
