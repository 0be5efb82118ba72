package org.unisono.app.flows.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
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

  private final ObjectProvider<StepKind> steps;
  private final ObjectProvider<TriggerKind> triggers;
  private final ObjectProvider<ValueSource> values;
  private final ObjectProvider<FieldCatalogue> catalogues;

  TaughtWords(
      ObjectProvider<StepKind> steps,
      ObjectProvider<TriggerKind> triggers,
      ObjectProvider<ValueSource> values,
      ObjectProvider<FieldCatalogue> catalogues) {
    this.steps = steps;
    this.triggers = triggers;
    this.values = values;
    this.catalogues = catalogues;
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
    return Stream.concat(
            values.stream().map(v -> v.typeOf(field)),
            catalogues.stream().map(c -> c.typeOf(field)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
