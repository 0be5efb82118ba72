package org.unisono.app.fields.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.RuleDraft;
import org.unisono.app.fields.RuleFields;
import org.unisono.app.fields.RuleSubject;
import org.unisono.app.fields.ValidationRule;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import org.unisono.core.json.JsonAt;
import org.unisono.core.rules.Condition;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.RuleCheck;
import org.unisono.core.rules.RuleCodec;
import org.unisono.core.rules.ValueType;
import tools.jackson.databind.JsonNode;

/// Whether a validation rule can be kept.
@Component
public class RuleDraftCheck {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_MESSAGE = 1_000;

  private final ObjectProvider<RuleFields> fields;

  RuleDraftCheck(ObjectProvider<RuleFields> fields) {
    this.fields = fields;
  }

  public CheckedRule fresh(RuleDraft draft) {
    if (draft.rule() == null) {
      throw Refused.rule("/rule", "required", "This is required.");
    }
    var active = draft.active() == null || draft.active();
    return checked(
        subject(draft.subject()), draft.name(), read(draft.rule()), draft.message(), active);
  }

  public CheckedRule changed(ValidationRule was, RuleDraft draft) {
    if (draft.subject() != null && !draft.subject().equals(was.subject().word())) {
      throw Refused.clash("/subject", "subjectFixed", "A rule stays on what it was made for.");
    }
    return checked(
        was.subject(),
        Objects.requireNonNullElse(draft.name(), was.name()),
        draft.rule() == null ? was.rule() : read(draft.rule()),
        Objects.requireNonNullElse(draft.message(), was.message()),
        Objects.requireNonNullElse(draft.active(), was.active()));
  }

  private static RuleSubject subject(@Nullable String word) {
    if (word == null) {
      throw Refused.rule("/subject", "required", "This is required.");
    }
    return RuleSubject.of(word)
        .orElseThrow(
            () ->
                new Refused(
                    Refusal.RULE_BROKEN,
                    "/subject",
                    "unknownOption",
                    "{value} is not one of: {options}.",
                    Map.of("value", word, "options", "campaign, member")));
  }

  private static Rule read(JsonNode json) {
    return RuleCodec.read(new JsonAt(json, "/rule"));
  }

  private CheckedRule checked(
      RuleSubject subject,
      @Nullable String name,
      Rule rule,
      @Nullable String message,
      boolean active) {
    List<Fault> faults = new ArrayList<>();
    text("/name", name, LONGEST_NAME, faults);
    text("/message", message, LONGEST_MESSAGE, faults);
    onlyFields(rule, faults);
    faults.addAll(RuleCheck.faults(rule, field -> typeOf(subject, field), "/rule"));
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, faults);
    }
    return new CheckedRule(
        subject,
        Objects.requireNonNull(name).strip(),
        rule,
        Objects.requireNonNull(message).strip(),
        active);
  }

  private static void text(String place, @Nullable String text, int most, List<Fault> faults) {
    if (Texts.orNull(text) == null) {
      faults.add(Fault.at(place, "required", "This is required."));
    }
    Texts.fault(place, text, most).ifPresent(faults::add);
  }

  /// A record is looked at while it is being written, when only its fields are at hand.
  private static void onlyFields(Rule rule, List<Fault> faults) {
    switch (rule) {
      case Rule.All(var rules) -> rules.forEach(r -> onlyFields(r, faults));
      case Rule.Any(var rules) -> rules.forEach(r -> onlyFields(r, faults));
      case Rule.AtLeast(_, var rules) -> rules.forEach(r -> onlyFields(r, faults));
      case Rule.Not(var inner) -> onlyFields(inner, faults);
      case Condition.FieldIs _ -> {}
      case Condition _ ->
          faults.add(
              Fault.at("/rule", "conditionNotHere", "A validation rule can only compare fields."));
    }
  }

  private @Nullable ValueType typeOf(RuleSubject subject, FieldRef field) {
    return fields.stream()
        .map(f -> f.typeOf(subject, field))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
