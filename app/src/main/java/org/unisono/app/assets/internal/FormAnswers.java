package org.unisono.app.assets.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.assets.Form;
import org.unisono.app.assets.FormField;
import org.unisono.app.people.PersonDraft;
import org.unisono.core.Fault;
import org.unisono.core.Texts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a visitor answered, held against the form. Text stays text: markup in it is neither removed
/// nor ever run.
public final class FormAnswers {

  private static final int LONGEST = 5_000;
  private static final String CUSTOM = "fields.";

  private final Form form;
  private final Map<String, String> given;
  private final List<Fault> faults = new ArrayList<>();
  private final ObjectNode values = JsonNodeFactory.instance.objectNode();

  private FormAnswers(Form form, Map<String, String> given) {
    this.form = form;
    this.given = new LinkedHashMap<>(given);
  }

  public static FormAnswers read(Form form, Map<String, String> given) {
    var answers = new FormAnswers(form, given);
    for (var field : form.fields()) {
      answers.read(field);
    }
    answers.unknown();
    return answers;
  }

  private void read(FormField field) {
    var at = "/" + field.key();
    var text = Texts.orNull(given.get(field.key()));
    var hidden = Texts.fault(at, text, LONGEST);
    if (hidden.isPresent()) {
      faults.add(hidden.get());
      return;
    }
    boolean unticked = field.kind().filter(FormAnswers::isTick).isPresent() && !isTicked(text);
    if (text == null || unticked) {
      if (field.isRequired()) {
        faults.add(Fault.at(at, "required", "This is required."));
      } else if (field.kind().filter(k -> k == FormField.Type.CHECKBOX).isPresent()) {
        values.put(field.key(), false);
      }
      return;
    }
    typed(field, at, text);
  }

  private void typed(FormField field, String at, String text) {
    switch (field.kind().orElse(FormField.Type.TEXT)) {
      case TEXT, TEXTAREA, EMAIL, PHONE -> values.put(field.key(), text);
      case CHECKBOX, CONSENT -> values.put(field.key(), true);
      case NUMBER -> number(field, at, text);
      case DATE -> date(field, at, text);
      case PICK -> pick(field, at, text);
    }
  }

  private void number(FormField field, String at, String text) {
    if (text.matches("-?\\d{1,18}([.,]\\d{1,9})?")) {
      values.put(field.key(), new BigDecimal(text.replace(',', '.')));
    } else {
      faults.add(Fault.at(at, "notANumber", "This is not a number."));
    }
  }

  private void date(FormField field, String at, String text) {
    try {
      values.put(field.key(), LocalDate.parse(text).toString());
    } catch (DateTimeException _) {
      faults.add(Fault.at(at, "notADate", "This is not a date such as 2026-12-01."));
    }
  }

  private void pick(FormField field, String at, String text) {
    if (field.choices().contains(text)) {
      values.put(field.key(), text);
    } else {
      faults.add(
          new Fault(
              at,
              "unknownOption",
              "{value} is not one of: {options}.",
              Map.of("value", text, "options", String.join(", ", field.choices()))));
    }
  }

  private void unknown() {
    for (var name : given.keySet()) {
      boolean known =
          name.startsWith("utm_") || form.fields().stream().anyMatch(f -> f.key().equals(name));
      if (!known) {
        faults.add(
            new Fault(
                "/" + name,
                "unknownField",
                "There is no field {name} here.",
                Map.of("name", name)));
      }
    }
  }

  private static boolean isTick(FormField.Type type) {
    return type == FormField.Type.CHECKBOX || type == FormField.Type.CONSENT;
  }

  private static boolean isTicked(@Nullable String text) {
    return text != null && List.of("on", "true", "1", "yes").contains(text);
  }

  public List<Fault> faults() {
    return faults;
  }

  public ObjectNode values() {
    return values;
  }

  /// Topics that the visitor ticked.
  public List<String> topics() {
    return form.fields().stream()
        .filter(f -> f.kind().filter(k -> k == FormField.Type.CONSENT).isPresent())
        .filter(f -> values.path(f.key()).asBoolean(false))
        .flatMap(f -> java.util.stream.Stream.ofNullable(f.topic()))
        .toList();
  }

  public @Nullable String email() {
    return text("email");
  }

  private @Nullable String text(String key) {
    return values.path(key).isString() ? values.path(key).asString() : null;
  }

  /// What is put on the person.
  ///
  /// @param language of the visitor, where it is known
  public PersonDraft draft(@Nullable String language) {
    var fields = JsonNodeFactory.instance.objectNode();
    for (var value : values.properties()) {
      if (value.getKey().startsWith(CUSTOM)) {
        fields.set(value.getKey().substring(CUSTOM.length()), value.getValue());
      }
    }
    var email = email();
    var phone = text("phone");
    return new PersonDraft(
        email == null ? List.of() : List.of(email),
        phone == null ? List.of() : List.of(phone),
        text("firstName"),
        text("lastName"),
        (UUID) null,
        null,
        language,
        null,
        Map.of(),
        fields);
  }
}
