package org.unisono.app.fields.internal;

import static org.unisono.app.fields.internal.ValidationRulesTable.VALIDATION_RULES;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.RowLocks;
import org.unisono.app.fields.RuleSubject;
import org.unisono.app.fields.ValidationRule;
import org.unisono.core.rules.RuleCodec;
import tools.jackson.databind.ObjectMapper;

/// Validation rules in the table.
@Component
public class RuleStore {

  private final DSLContext sql;
  private final ObjectMapper json;

  RuleStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public List<ValidationRule> active(RuleSubject subject) {
    return read(VALIDATION_RULES.SUBJECT.eq(subject.word()).and(VALIDATION_RULES.ACTIVE));
  }

  public List<ValidationRule> all() {
    return read(DSL.noCondition());
  }

  public Optional<ValidationRule> find(UUID id) {
    return read(VALIDATION_RULES.ID.eq(id)).stream().findFirst();
  }

  private List<ValidationRule> read(Condition condition) {
    return sql.selectFrom(VALIDATION_RULES)
        .where(condition)
        .orderBy(VALIDATION_RULES.SUBJECT, VALIDATION_RULES.NAME, VALIDATION_RULES.ID)
        .fetch(this::rule);
  }

  public boolean isTaken(String name, UUID by) {
    return sql.fetchExists(
        VALIDATION_RULES, VALIDATION_RULES.NAME.eq(name), VALIDATION_RULES.ID.ne(by));
  }

  /// @return empty when there is a rule of this name already
  public Optional<UUID> insert(CheckedRule rule) {
    return sql.insertInto(VALIDATION_RULES)
        .set(columns(rule))
        .onConflictDoNothing()
        .returningResult(VALIDATION_RULES.ID)
        .fetchOptional(VALIDATION_RULES.ID);
  }

  /// Nobody else changes it before the caller's transaction ends.
  public void hold(UUID id) {
    RowLocks.hold(sql, VALIDATION_RULES.ID, List.of(id));
  }

  public void update(UUID id, CheckedRule rule) {
    sql.update(VALIDATION_RULES)
        .set(columns(rule))
        .set(VALIDATION_RULES.VERSION, VALIDATION_RULES.VERSION.plus(1))
        .where(VALIDATION_RULES.ID.eq(id))
        .execute();
  }

  public void delete(UUID id) {
    sql.deleteFrom(VALIDATION_RULES).where(VALIDATION_RULES.ID.eq(id)).execute();
  }

  private static Map<Field<?>, Object> columns(CheckedRule rule) {
    Map<Field<?>, Object> columns = new LinkedHashMap<>();
    columns.put(VALIDATION_RULES.SUBJECT, rule.subject().word());
    columns.put(VALIDATION_RULES.NAME, rule.name());
    columns.put(VALIDATION_RULES.RULE, JSONB.valueOf(RuleCodec.write(rule.rule()).toString()));
    columns.put(VALIDATION_RULES.MESSAGE, rule.message());
    columns.put(VALIDATION_RULES.ACTIVE, rule.active());
    return columns;
  }

  private ValidationRule rule(Record r) {
    return new ValidationRule(
        r.get(VALIDATION_RULES.ID),
        RuleSubject.valueOf(r.get(VALIDATION_RULES.SUBJECT).toUpperCase(Locale.ROOT)),
        r.get(VALIDATION_RULES.NAME),
        RuleCodec.read(json.readTree(r.get(VALIDATION_RULES.RULE).data())),
        r.get(VALIDATION_RULES.MESSAGE),
        r.get(VALIDATION_RULES.ACTIVE),
        r.get(VALIDATION_RULES.VERSION),
        r.get(VALIDATION_RULES.CREATED_AT));
  }
}
