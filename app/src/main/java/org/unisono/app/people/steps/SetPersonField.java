package org.unisono.app.people.steps;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.flows.StepCall;
import org.unisono.app.flows.StepKind;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.people.PersonEdit;
import org.unisono.core.Fault;
import org.unisono.core.Texts;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `person.setField {field, value}`: firstName, lastName, language, timeZone, or `fields.<key>`;
/// null clears it.
@Component
class SetPersonField implements StepKind {

  private static final Set<String> OWN = Set.of("firstName", "lastName", "language", "timeZone");
  private static final String CUSTOM = "fields.";
  private static final int LONGEST_NAME = 200;

  private final People people;
  private final Fields fields;

  SetPersonField(People people, Fields fields) {
    this.people = people;
    this.fields = fields;
  }

  @Override
  public String kind() {
    return "person.setField";
  }

  @Override
  public List<Fault> check(ObjectNode params) {
    List<Fault> faults = new ArrayList<>();
    var field = params.path("field").asString("");
    if (!params.has("value")) {
      faults.add(Fault.at("/value", "required", "This is required."));
    }
    if (field.startsWith(CUSTOM)) {
      fields
          .check(FieldSubject.PERSON, custom(params), "")
          .faults()
          .forEach(f -> faults.add(new Fault("/value", f.code(), f.message(), f.params())));
    } else if (OWN.contains(field)) {
      own(field, params.path("value"), faults);
    } else {
      faults.add(
          new Fault(
              "/field", "unknownField", "There is no field {name} here.", Map.of("name", field)));
    }
    return faults;
  }

  private static void own(String field, JsonNode value, List<Fault> faults) {
    if (value.isNull() || value.isMissingNode()) {
      return;
    }
    if (!value.isString()) {
      faults.add(Fault.at("/value", "wrongType", "This value has the wrong type."));
      return;
    }
    Texts.fault("/value", value.asString(), LONGEST_NAME).ifPresent(faults::add);
    if (field.equals("language") && !value.asString().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")) {
      faults.add(Fault.at("/value", "badLanguage", "A language is a code such as fi or de-CH."));
    }
    if (field.equals("timeZone") && !ZoneId.getAvailableZoneIds().contains(value.asString())) {
      faults.add(
          Fault.at(
              "/value", "badTimeZone", "A time zone is an IANA name such as Europe/Helsinki."));
    }
  }

  @Override
  public List<Outcome> perform(List<StepCall> calls) {
    var known =
        people.all(calls.stream().map(StepCall::personId).distinct().toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    List<Outcome> outcomes = new ArrayList<>();
    for (var call : calls) {
      var person = known.get(call.personId());
      var faults = check(call.params());
      if (person == null) {
        outcomes.add(new Outcome.Refused("personGone", Map.of()));
      } else if (!faults.isEmpty()) {
        outcomes.add(new Outcome.Refused(faults.getFirst().code(), faults.getFirst().params()));
      } else {
        var edited = edited(person, call.params());
        known.put(person.id(), people.edit(person.id(), person.version(), edited));
        outcomes.add(new Outcome.Done());
      }
    }
    return outcomes;
  }

  private static PersonEdit edited(Person p, ObjectNode params) {
    var field = params.path("field").asString();
    var value = params.path("value").isNull() ? null : params.path("value").asString("");
    ObjectNode custom = p.fields().deepCopy();
    if (field.startsWith(CUSTOM)) {
      custom.setAll(custom(params));
    }
    return new PersonEdit(
        p.emails(),
        p.phones(),
        field.equals("firstName") ? value : p.firstName(),
        field.equals("lastName") ? value : p.lastName(),
        p.companyId(),
        p.kind(),
        field.equals("language") ? value : p.language(),
        field.equals("timeZone") ? value : p.timeZone(),
        p.externalIds(),
        custom);
  }

  private static ObjectNode custom(ObjectNode params) {
    var key = params.path("field").asString().substring(CUSTOM.length());
    var one = params.objectNode();
    one.set(key, params.has("value") ? params.get("value") : params.nullNode());
    return one;
  }
}
