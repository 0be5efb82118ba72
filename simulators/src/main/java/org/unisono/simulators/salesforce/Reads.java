package org.unisono.simulators.salesforce;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A row's values as they are read: the stored ones and the computed ones.
final class Reads {
  private final Schema schema;
  private final Records records;
  private final Faults faults;
  private final Rollups rollups;

  Reads(Schema schema, Records records, Faults faults) {
    this.schema = schema;
    this.records = records;
    this.faults = faults;
    this.rollups = new Rollups(records);
  }

  /// The whole row, with its `attributes`; the version is that of the call.
  ObjectNode whole(SObjectType type, ObjectNode row, String version) {
    var seen = Json.object();
    seen.set("attributes", attributes(type.name(), Json.text(row, "Id"), version));
    type.fields().forEach(f -> seen.set(f.name(), value(type.name(), row, f.name())));
    return seen;
  }

  ObjectNode attributes(String type, String id, String version) {
    var url = "/services/data/%s/sobjects/%s/%s".formatted(version, type, id);
    return Json.object().put("type", type).put("url", url);
  }

  /// Whether the logged-in user may see the row; narrowed rights hide about every other one.
  boolean isVisible(ObjectNode row) {
    var id = Json.text(row, "Id");
    boolean ofTheOrg = Stream.of("005", "00D", "3dd", "01Q", "4ie").anyMatch(id::startsWith);
    return ofTheOrg || !faults.isOn(Fault.RIGHTS_NARROWED) || id.charAt(14) % 2 == 0;
  }

  JsonNode value(String type, ObjectNode row, String field) {
    var ghost = faults.text(Fault.UNKNOWN_PICKLIST_VALUE, "Campaign.Status=Quarantined");
    if (ghost.isPresent() && ghost.get().startsWith(type + "." + field + "=")) {
      return StringNode.valueOf(ghost.get().substring(ghost.get().indexOf('=') + 1));
    }
    return computed(type, row, field).orElseGet(() -> stored(row, field));
  }

  private static JsonNode stored(ObjectNode row, String field) {
    var value = row.path(field);
    return value.isMissingNode() ? NullNode.getInstance() : value;
  }

  private Optional<JsonNode> computed(String type, ObjectNode row, String field) {
    return switch (type) {
      case "Campaign" -> rollups.value(row, field);
      case "CampaignMember" -> ofMember(row, field);
      case "Lead", "Contact", "User" -> field.equals("Name") ? fullName(row) : Optional.empty();
      case "Opportunity" -> ofDeal(row, field);
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> fullName(ObjectNode row) {
    var name =
        Stream.of("FirstName", "LastName")
            .map(part -> Json.text(row, part))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return Optional.of(StringNode.valueOf(name));
  }

  private static Optional<JsonNode> ofDeal(ObjectNode row, String field) {
    return switch (field) {
      case "IsWon" -> Optional.of(BooleanNode.valueOf(Rollups.isWon(row)));
      case "IsClosed" ->
          Optional.of(BooleanNode.valueOf(Json.text(row, "StageName").startsWith("Closed")));
      default -> Optional.empty();
    };
  }

  private Optional<JsonNode> ofMember(ObjectNode row, String field) {
    if (row.has(field)) {
      return Optional.empty();
    }
    var contact = records.find("Contact", Json.text(row, "ContactId"));
    var type = contact.isPresent() ? "Contact" : "Lead";
    var person = contact.or(() -> records.find("Lead", Json.text(row, "LeadId")));
    if (person.isEmpty()) {
      return Optional.empty();
    }
    return switch (field) {
      case "LeadOrContactId" -> Optional.of(stored(person.get(), "Id"));
      case "LeadOrContactOwnerId" -> Optional.of(stored(person.get(), "OwnerId"));
      case "Type" -> Optional.of(StringNode.valueOf(type));
      case "CompanyOrAccount" -> Optional.of(company(type, person.get()));
      case "City", "Country" ->
          Optional.of(stored(person.get(), type.equals("Lead") ? field : "Mailing" + field));
      case "Salutation",
          "FirstName",
          "LastName",
          "Name",
          "Title",
          "Email",
          "Phone",
          "MobilePhone",
          "LeadSource",
          "DoNotCall",
          "HasOptedOutOfEmail" ->
          Optional.of(value(type, person.get(), field));
      default -> Optional.empty();
    };
  }

  private JsonNode company(String type, ObjectNode person) {
    if (type.equals("Lead")) {
      return stored(person, "Company");
    }
    return records
        .find("Account", Json.text(person, "AccountId"))
        .map(account -> stored(account, "Name"))
        .orElse(NullNode.getInstance());
  }

  Schema schema() {
    return schema;
  }

  Records records() {
    return records;
  }
}
