package org.unisono.app.campaigns.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Values of the members' own custom fields.
@Component
class MemberFields {

  private final DSLContext sql;
  private final JsonMapper json;

  MemberFields(DSLContext sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// Sets what is given beside what is there; null takes a value away.
  ///
  /// @param given values in their stored form, by person
  /// @return a note for each value that really changed
  List<HistoryNote> put(UUID campaign, Map<UUID, ObjectNode> given, @Nullable String reason) {
    List<HistoryNote> notes = new ArrayList<>();
    if (given.isEmpty()) {
      return notes;
    }
    // Purpose: merges the values of a whole batch, and tells what was there before.
    sql.fetch(
            """
            update campaigns.members m
            set fields = jsonb_strip_nulls(was.fields || g.fields::jsonb), version = m.version + 1,
                updated_at = now()
            from unnest({1}, {2}) as g (person_id, fields)
            join campaigns.members was on was.campaign_id = {0} and was.person_id = g.person_id
            where m.campaign_id = {0} and m.person_id = g.person_id
              and jsonb_strip_nulls(was.fields || g.fields::jsonb) <> was.fields
            returning m.person_id, was.fields::text, m.fields::text
            """,
            DSL.val(campaign),
            SqlArrays.uuids(given.keySet(), id -> id),
            SqlArrays.texts(given.values(), ObjectNode::toString))
        .forEach(
            r -> {
              var was = json.readTree(r.get(1, String.class));
              var now = json.readTree(r.get(2, String.class));
              var person = r.get(0, UUID.class);
              Objects.requireNonNull(given.get(person))
                  .propertyNames()
                  .forEach(key -> note(notes, campaign, person, key, was, now, reason));
            });
    return notes;
  }

  private static void note(
      List<HistoryNote> notes,
      UUID campaign,
      UUID person,
      String key,
      JsonNode was,
      JsonNode now,
      @Nullable String reason) {
    var from = text(key, was);
    var to = text(key, now);
    if (!Objects.equals(from, to)) {
      notes.add(new HistoryNote(campaign, person, "field", from, to, reason));
    }
  }

  /// The field and its value in one line, as the history has one place for both.
  private static @Nullable String text(String key, JsonNode values) {
    var value = values.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    var said =
        value.isObject()
            ? value.path("amount").asString() + " " + value.path("currency").asString()
            : value.asString();
    return key + ": " + said;
  }
}
