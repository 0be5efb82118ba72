package org.unisono.app.people.steps;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.Flows;
import org.unisono.app.people.PersonPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What becomes of a person's runs: who is merged away or erased leaves them.
@Component
class RunsOfPerson implements PersonPart {

  private final Flows flows;
  private final ObjectMapper json;

  RunsOfPerson(Flows flows, ObjectMapper json) {
    this.flows = flows;
    this.json = json;
  }

  @Override
  public String name() {
    return "flows";
  }

  @Override
  public JsonNode merge(UUID survivor, UUID merged) {
    flows.personGone(merged, "merged");
    return json.createObjectNode();
  }

  /// A run that was left does not begin again: loading is not behaviour, nor is taking apart.
  @Override
  public void unmerge(UUID survivor, UUID merged, JsonNode moved) {}

  @Override
  public JsonNode export(UUID person) {
    return json.valueToTree(flows.ofPerson(person));
  }

  @Override
  public void erase(UUID person) {
    flows.personGone(person, "erased");
    flows.forget(person);
  }
}
