package org.unisono.app.fields.internal;

import static org.unisono.app.fields.internal.DefinitionsTable.DEFINITIONS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.FieldType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Definitions in the table.
@Component
public class DefinitionStore {

  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  private final DSLContext sql;
  private final ObjectMapper json;

  DefinitionStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public List<FieldDefinition> all(FieldSubject subject) {
    return read(DEFINITIONS.SUBJECT.eq(subject.word()));
  }

  public List<FieldDefinition> all() {
    return read(DSL.noCondition());
  }

  private List<FieldDefinition> read(Condition condition) {
    return sql.selectFrom(DEFINITIONS)
        .where(DEFINITIONS.ARCHIVED_AT.isNull())
        .and(condition)
        .orderBy(DEFINITIONS.SUBJECT, DEFINITIONS.ID)
        .fetch(this::definition);
  }

  /// @return empty when the subject has a field with this key already
  public Optional<FieldDefinition> insert(
      FieldSubject subject, String key, String label, FieldType type, List<String> options) {
    return sql.insertInto(DEFINITIONS)
        .set(DEFINITIONS.SUBJECT, subject.word())
        .set(DEFINITIONS.KEY, key)
        .set(DEFINITIONS.LABEL, label)
        .set(DEFINITIONS.TYPE, type.word())
        .set(DEFINITIONS.OPTIONS, JSONB.valueOf(json.writeValueAsString(options)))
        .onConflictDoNothing()
        .returning()
        .fetchOptional(this::definition);
  }

  private FieldDefinition definition(Record r) {
    return new FieldDefinition(
        r.get(DEFINITIONS.ID),
        FieldSubject.valueOf(r.get(DEFINITIONS.SUBJECT).toUpperCase(Locale.ROOT)),
        r.get(DEFINITIONS.KEY),
        r.get(DEFINITIONS.LABEL),
        FieldType.valueOf(r.get(DEFINITIONS.TYPE).toUpperCase(Locale.ROOT)),
        json.readValue(r.get(DEFINITIONS.OPTIONS).data(), STRINGS),
        r.get(DEFINITIONS.VERSION));
  }
}
