package org.unisono.app.people.steps;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.flows.StepCall;
import org.unisono.app.flows.StepKind;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
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
            .map(Person::id)
            .collect(Collectors.toSet());
    List<Outcome> outcomes = new ArrayList<>();
    var writing = new Writing();
    for (var call : calls) {
      var faults = check(call.params());
      if (!known.contains(call.personId())) {
        outcomes.add(new Outcome.Refused("personGone", Map.of()));
      } else if (!faults.isEmpty()) {
        outcomes.add(refused(faults.getFirst()));
      } else {
        writing.add(call, outcomes.size(), outcomes);
        outcomes.add(new Outcome.Done());
      }
    }
    writing.write(outcomes);
    return outcomes;
  }

  private static Outcome refused(Fault fault) {
    return new Outcome.Refused(fault.code(), fault.params());
  }

  /// What is to be written in one go: one value of each person.
  private final class Writing {

    private final Map<UUID, PersonDraft> values = new LinkedHashMap<>();
    private final Map<UUID, Set<String>> blanks = new LinkedHashMap<>();
    private final Map<UUID, Integer> places = new LinkedHashMap<>();

    /// @param place of the outcome
    void add(StepCall call, int place, List<Outcome> outcomes) {
      if (places.containsKey(call.personId())) {
        write(outcomes);
      }
      places.put(call.personId(), place);
      var field = call.params().path("field").asString();
      if (call.params().path("value").isNull() && OWN.contains(field)) {
        blanks.put(call.personId(), Set.of(field));
      } else {
        values.put(call.personId(), draft(field, call.params()));
      }
    }

    void write(List<Outcome> outcomes) {
      if (!values.isEmpty()) {
        people
            .completeAll(values)
            .forEach(
                (id, outcome) -> {
                  if (outcome instanceof PutOutcome.NotPut(var faults)) {
                    outcomes.set(
                        Objects.requireNonNull(places.get(id)), refused(faults.getFirst()));
                  }
                });
      }
      if (!blanks.isEmpty()) {
        people.blankAll(blanks);
      }
      values.clear();
      blanks.clear();
      places.clear();
    }
  }

  private static PersonDraft draft(String field, ObjectNode params) {
    var value = params.path("value").asString("");
    return new PersonDraft(
        List.of(),
        List.of(),
        field.equals("firstName") ? value : null,
        field.equals("lastName") ? value : null,
        null,
        null,
        field.equals("language") ? value : null,
        field.equals("timeZone") ? value : null,
        Map.of(),
        field.startsWith(CUSTOM) ? custom(params) : params.objectNode());
  }

  private static ObjectNode custom(ObjectNode params) {
    var key = params.path("field").asString().substring(CUSTOM.length());
    var one = params.objectNode();
    one.set(key, params.has("value") ? params.get("value") : params.nullNode());
    return one;
  }
}
