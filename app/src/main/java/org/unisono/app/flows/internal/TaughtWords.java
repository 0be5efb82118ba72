package org.unisono.app.flows.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.flows.StepKind;
import org.unisono.app.flows.TriggerKind;
import org.unisono.app.flows.ValueSource;
import org.unisono.core.flows.FlowWords;
import org.unisono.core.rules.FieldCatalogue;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.ValueType;

/// All the words that rooms have taught.
@Component
class TaughtWords implements FlowWords {

  private static final String CUSTOM = "fields.";

  private final ObjectProvider<StepKind> steps;
  private final ObjectProvider<TriggerKind> triggers;
  private final ObjectProvider<ValueSource> values;
  private final Fields fields;

  TaughtWords(
      ObjectProvider<StepKind> steps,
      ObjectProvider<TriggerKind> triggers,
      ObjectProvider<ValueSource> values,
      Fields fields) {
    this.steps = steps;
    this.triggers = triggers;
    this.values = values;
    this.fields = fields;
  }

  Optional<StepKind> step(String kind) {
    return steps.stream().filter(s -> s.kind().equals(kind)).findFirst();
  }

  Optional<ValueSource> source(FieldRef field) {
    return values.stream().filter(v -> v.typeOf(field) != null).findFirst();
  }

  @Override
  public boolean knowsAction(String kind) {
    return step(kind).isPresent();
  }

  @Override
  public boolean knowsTrigger(String kind) {
    return triggers.stream().anyMatch(t -> t.knows(kind));
  }

  @Override
  public FieldCatalogue fields() {
    return this::typeOf;
  }

  private @Nullable ValueType typeOf(FieldRef field) {
    var taught = source(field).map(s -> s.typeOf(field));
    if (taught.isPresent()) {
      return taught.get();
    }
    var subject = subject(field);
    if (subject == null || !field.path().startsWith(CUSTOM)) {
      return null;
    }
    var definition = fields.of(subject).get(field.path().substring(CUSTOM.length()));
    return definition == null ? null : type(definition);
  }

  private static @Nullable FieldSubject subject(FieldRef field) {
    return switch (field.holder()) {
      case PERSON -> FieldSubject.PERSON;
      case COMPANY -> FieldSubject.COMPANY;
      case CAMPAIGN -> FieldSubject.CAMPAIGN;
      case MEMBER -> FieldSubject.MEMBER;
      case DEAL, ACTIVITY -> null;
    };
  }

  private static ValueType type(FieldDefinition definition) {
    return switch (definition.type()) {
      case TEXT, PICK -> ValueType.TEXT;
      case NUMBER -> ValueType.NUMBER;
      case BOOLEAN -> ValueType.BOOL;
      case DATE -> ValueType.DAY;
      case MONEY -> ValueType.MONEY;
    };
  }
}
