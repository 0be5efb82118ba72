package org.unisono.app.people.steps;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.FieldType;
import org.unisono.app.fields.Fields;
import org.unisono.app.flows.ValueSource;
import org.unisono.app.people.Person;
import org.unisono.app.people.internal.PersonReport;
import org.unisono.core.Money;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Value;
import org.unisono.core.rules.ValueType;
import tools.jackson.databind.JsonNode;

/// The fields of a person, for branches and waits.
@Component
class PersonValues implements ValueSource {

  private static final String CUSTOM = "fields.";
  private static final Map<String, ValueType> OWN =
      Map.of(
          "email", ValueType.TEXT,
          "firstName", ValueType.TEXT,
          "lastName", ValueType.TEXT,
          "kind", ValueType.TEXT,
          "stage", ValueType.TEXT,
          "language", ValueType.TEXT,
          "timeZone", ValueType.TEXT,
          "createdAt", ValueType.MOMENT,
          "updatedAt", ValueType.MOMENT);

  private final PersonReport people;
  private final Fields fields;

  PersonValues(PersonReport people, Fields fields) {
    this.people = people;
    this.fields = fields;
  }

  @Override
  public @Nullable ValueType typeOf(FieldRef field) {
    if (field.holder() != FieldRef.Holder.PERSON) {
      return null;
    }
    if (!field.path().startsWith(CUSTOM)) {
      return OWN.get(field.path());
    }
    var type = customType(field);
    return switch (type) {
      case null -> null;
      case TEXT, PICK -> ValueType.TEXT;
      case NUMBER -> ValueType.NUMBER;
      case BOOLEAN -> ValueType.BOOL;
      case DATE -> ValueType.DAY;
      case MONEY -> ValueType.MONEY;
    };
  }

  private @Nullable FieldType customType(FieldRef field) {
    var found = fields.of(FieldSubject.PERSON).get(field.path().substring(CUSTOM.length()));
    return found == null ? null : found.type();
  }

  @Override
  public Map<UUID, Value> values(FieldRef field, Collection<UUID> asked) {
    Map<UUID, Value> values = new HashMap<>();
    for (var person : people.withoutLists(asked)) {
      var value = field.path().startsWith(CUSTOM) ? custom(person, field) : own(person, field);
      if (value != null) {
        values.put(person.id(), value);
      }
    }
    return values;
  }

  private static @Nullable Value own(Person person, FieldRef field) {
    return switch (field.path()) {
      case "email" -> text(person.email());
      case "firstName" -> text(person.firstName());
      case "lastName" -> text(person.lastName());
      case "kind" -> text(person.kind().word());
      case "stage" -> text(person.stage());
      case "language" -> text(person.language());
      case "timeZone" -> text(person.timeZone());
      case "createdAt" -> new Value.Moment(person.createdAt());
      case "updatedAt" -> new Value.Moment(person.updatedAt());
      default -> null;
    };
  }

  private @Nullable Value custom(Person person, FieldRef field) {
    JsonNode value = person.fields().path(field.path().substring(CUSTOM.length()));
    var type = customType(field);
    if (type == null || value.isNull() || value.isMissingNode()) {
      return null;
    }
    return switch (type) {
      case TEXT, PICK -> text(value.asString());
      case NUMBER -> new Value.Num(value.decimalValue());
      case BOOLEAN -> new Value.Bool(value.booleanValue());
      case DATE -> new Value.Day(LocalDate.parse(value.asString()));
      case MONEY ->
          new Value.MoneyValue(
              Money.of(value.path("amount").asString(), value.path("currency").asString()));
    };
  }

  private static @Nullable Value text(@Nullable String text) {
    return text == null ? null : Value.of(text);
  }
}
