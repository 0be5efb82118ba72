package org.unisono.simulators.marketo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Companies, by the id that another system gives them. A person with that id shows the company's
/// name, and it is changed at the company only.
final class Companies implements Objects {
  static final String EXTERNAL = "externalCompanyId";
  private static final String NAME = "company";

  private record Field(String name, String label, String type, boolean updateable) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("id", "Id", "integer", false),
          new Field(EXTERNAL, "External Company Id", "string", false),
          new Field("createdAt", "Created At", "datetime", false),
          new Field("updatedAt", "Updated At", "datetime", false),
          new Field(NAME, "Company Name", "string", true),
          new Field("site", "Site", "string", true),
          new Field("website", "Website", "url", true),
          new Field("mainPhone", "Main Phone", "phone", true),
          new Field("industry", "Industry", "string", true),
          new Field("annualRevenue", "Annual Revenue", "currency", true),
          new Field("numberOfEmployees", "Num Employees", "integer", true),
          new Field("billingStreet", "Billing Address", "string", true),
          new Field("billingCity", "Billing City", "string", true),
          new Field("billingState", "Billing State", "string", true),
          new Field("billingPostalCode", "Billing Postal Code", "string", true),
          new Field("billingCountry", "Billing Country", "string", true));

  private final Leads leads;
  private final SimulatedClock clock;
  private final Map<Long, ObjectNode> all = new LinkedHashMap<>();
  private long made = 400;

  Companies(Leads leads, SimulatedClock clock) {
    this.leads = leads;
    this.clock = clock;
    leads.companies = this::nameOf;
  }

  static ObjectNode description() {
    var described = Json.object().put("name", "Company").put("displayName", "Company");
    described.put("description", "Company object");
    described.put("createdAt", "2015-02-03T22:36:23Z").put("updatedAt", "2015-02-03T22:36:24Z");
    described.put("idField", "id");
    described.putArray("dedupeFields").add(EXTERNAL);
    var searchable = described.putArray("searchableFields");
    List.of(EXTERNAL, "id", NAME).forEach(f -> searchable.addArray().add(f));
    var fields = described.putArray("fields");
    for (var field : FIELDS) {
      var row = fields.addObject().put("name", field.name()).put("displayName", field.label());
      row.put("dataType", field.type()).put("updateable", field.updateable());
      if (field.type().equals("string")) {
        row.put("length", 255);
      }
    }
    return described;
  }

  @Override
  public String idField() {
    return "id";
  }

  @Override
  public boolean tellsMore() {
    return false;
  }

  @Override
  public ObjectNode described() {
    return description();
  }

  @Override
  public List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  @Override
  public ObjectNode create(ObjectNode values) {
    var now = MarketoTime.text(clock.stamp());
    var company = Json.object().put("id", ++made);
    company.setAll(values);
    all.put(made, company.put("createdAt", now).put("updatedAt", now));
    named(company);
    return company;
  }

  @Override
  public void update(ObjectNode row, ObjectNode values) {
    row.setAll(values);
    row.put("updatedAt", MarketoTime.text(clock.stamp()));
    named(row);
  }

  /// Its people keep the name, and may have another from now on.
  @Override
  public void delete(ObjectNode row) {
    all.remove(row.path("id").asLong());
  }

  private void named(ObjectNode company) {
    for (var lead : leads.all()) {
      if (Json.text(lead, EXTERNAL).equals(Json.text(company, EXTERNAL))) {
        leads.named(lead, Json.text(company, NAME));
      }
    }
  }

  private Optional<String> nameOf(String externalId) {
    return all.values().stream()
        .filter(c -> !externalId.isEmpty() && Json.text(c, EXTERNAL).equals(externalId))
        .findFirst()
        .map(c -> Json.text(c, NAME));
  }

  ObjectNode state() {
    return (ObjectNode) Json.object().put("made", made).set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all.clear();
    made = state.path("made").asLong(400);
    state.path("all").forEach(c -> all.put(c.path("id").asLong(), (ObjectNode) c));
  }
}
