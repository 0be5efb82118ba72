package org.unisono.app.fields;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.fields.internal.DefinitionStore;
import org.unisono.app.fields.internal.ValueCheck;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The door to custom fields: what there is, and whether values fit.
@Component
public class Fields {

  private static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final String KEY = "[a-z][A-Za-z0-9_]{0,62}";

  private final DefinitionStore store;
  private final AuditTrail audit;
  private final JsonMapper json;
  private final Cache<FieldSubject, Map<String, FieldDefinition>> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

  Fields(DefinitionStore store, AuditTrail audit, JsonMapper json) {
    this.store = store;
    this.audit = audit;
    this.json = json;
  }

  /// All fields of a subject by key, in the order they were made.
  public Map<String, FieldDefinition> of(FieldSubject subject) {
    return known.get(
        subject,
        s ->
            store.all(s).stream()
                .collect(
                    Collectors.toMap(
                        FieldDefinition::key,
                        Function.identity(),
                        (a, _) -> a,
                        java.util.LinkedHashMap::new)));
  }

  public List<FieldDefinition> all() {
    return store.all();
  }

  /// @throws Refused `badFieldKey`, `required`, `optionsMissing`, `fieldExists`
  @Transactional
  public FieldDefinition define(
      FieldSubject subject, String key, String label, FieldType type, List<String> options) {
    if (!key.matches(KEY)) {
      throw Refused.rule(
          "/key", "badFieldKey", "A key starts with a small letter and has letters, digits and _.");
    }
    if (type == FieldType.PICK && options.isEmpty()) {
      throw Refused.rule("/options", "optionsMissing", "A pick field needs options.");
    }
    var made =
        store
            .insert(subject, key, label, type, options)
            .orElseThrow(
                () ->
                    new Refused(
                        Refusal.CLASH,
                        "/key",
                        "fieldExists",
                        "There is a field {key} already.",
                        Map.of("key", key)));
    forget(subject);
    audit.record("field.defined", "field", made.id(), Map.of("key", key, "type", type.word()));
    return made;
  }

  /// At once for this transaction, and again at its end: what it rolls back was never there.
  private void forget(FieldSubject subject) {
    known.invalidate(subject);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            known.invalidate(subject);
          }
        });
  }

  /// Checks values against the definitions and brings them into their stored form.
  ///
  /// @param pointer where the object of values stands in the input, such as `/fields`
  public FieldValues check(FieldSubject subject, ObjectNode given, String pointer) {
    var definitions = of(subject);
    var values = json.createObjectNode();
    List<Fault> faults = new ArrayList<>();
    for (var entry : given.properties()) {
      var place = pointer + "/" + entry.getKey();
      var definition = definitions.get(entry.getKey());
      if (definition == null) {
        faults.add(
            new Fault(
                place,
                "unknownField",
                "There is no field {name} here.",
                Map.of("name", entry.getKey())));
      } else {
        ValueCheck.check(definition, entry.getValue(), place)
            .apply(value -> values.set(entry.getKey(), value), faults::add);
      }
    }
    return new FieldValues(values, faults);
  }

  /// As [#check], for callers that stop at a fault.
  ///
  /// @throws Refused with all faults
  public ObjectNode require(FieldSubject subject, ObjectNode given, String pointer) {
    var checked = check(subject, given, pointer);
    if (!checked.faults().isEmpty()) {
      var kind =
          checked.faults().stream().anyMatch(f -> f.code().equals("unknownField"))
              ? Refusal.MALFORMED
              : Refusal.RULE_BROKEN;
      throw new Refused(kind, checked.faults());
    }
    return checked.values();
  }
}
