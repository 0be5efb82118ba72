package org.unisono.simulators.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import tools.jackson.databind.JsonNode;

/// The columns of the Dynamics simulator against Microsoft CDM (CC-BY-4.0): names, types, lengths
/// and option sets.
final class DynamicsSpecTest {
  private static final String ROOT = "/api/data/v9.2/";

  private static final Map<String, String> ENTITIES =
      Map.of(
          "campaign", "Campaign",
          "campaignactivity", "CampaignActivity",
          "campaignresponse", "CampaignResponse",
          "list", "MarketingList",
          "lead", "Lead",
          "contact", "Contact",
          "account", "Account");

  private static final Map<String, Set<String>> TYPES =
      Map.ofEntries(
          Map.entry(
              "String",
              Set.of(
                  "string",
                  "name",
                  "email",
                  "phone",
                  "url",
                  "addressLine",
                  "firstName",
                  "lastName",
                  "fullName")),
          Map.entry("Memo", Set.of("string")),
          Map.entry("Integer", Set.of("integer")),
          Map.entry("Money", Set.of("currency")),
          Map.entry("Decimal", Set.of("decimal")),
          Map.entry("Boolean", Set.of("boolean")),
          Map.entry("DateTime", Set.of("dateTime")),
          Map.entry("Picklist", Set.of("listLookup")),
          Map.entry("State", Set.of("listLookup")),
          Map.entry("Status", Set.of("listLookupCorrelated")),
          Map.entry("Lookup", Set.of("entityId")),
          Map.entry("Uniqueidentifier", Set.of("entityId", "guid")));

  /// Columns that a table inherits from an entity whose file is not among the specs: `CdsStandard`,
  /// `ActivitySystem`, and the base of accounts and contacts.
  private static final Map<String, String> INHERITED =
      Map.of(
          "campaignactivity",
          "activityid subject scheduledstart scheduledend regardingobjectid",
          "campaignresponse",
          "activityid subject regardingobjectid category subcategory",
          "contact",
          "contactid firstname lastname fullname jobtitle emailaddress1 telephone1 mobilephone"
              + " description donotbulkemail donotemail donotphone donotsendmm donotfax donotpostalmail fax"
              + " address1_line1 parentcustomerid"
              + " masterid merged statecode statuscode",
          "account",
          "accountid name emailaddress1 telephone1 websiteurl donotbulkemail donotemail donotphone"
              + " donotfax donotpostalmail donotsendmm fax address1_line1 statecode statuscode");

  private static final String OF_ALL = "createdon modifiedon versionnumber ownerid ";

  private final List<String> complaints = new ArrayList<>();
  private final DynamicsSimulator sim = DynamicsSimulator.start(0);
  private final Api api = new Api(sim.baseUrl(), token());

  private static Set<String> columns(String names) {
    return new HashSet<>(Arrays.asList(names.split(" ")));
  }

  private String token() {
    var ready = sim.ready();
    var form =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            Json.text(ready, "clientId"),
            "client_secret",
            Json.text(ready, "clientSecret"),
            "scope",
            sim.baseUrl() + "/.default");
    var path = "/" + Json.text(ready, "tenant") + "/oauth2/v2.0/token";
    return Json.text(new Api(sim.baseUrl(), "").form(path, form).json(), "access_token");
  }

  @AfterEach
  void close() {
    sim.close();
  }

  @Test
  void theColumnsAreThoseOfTheCommonDataModel() {
    ENTITIES.forEach(
        (table, file) -> compare(table, Specs.read("dynamics/cdm/%s.cdm.json".formatted(file))));
    assertEquals(List.of(), complaints.stream().sorted().toList());
  }

  private void compare(String table, JsonNode document) {
    var entity = document.path("definitions").path(0);
    var known = new HashMap<String, JsonNode>();
    collect(entity.path("hasAttributes"), known);
    var unneeded = columns(OF_ALL + INHERITED.getOrDefault(table, ""));
    for (var attribute : attributes(table, "")) {
      var name = Json.text(attribute, "LogicalName");
      boolean fromAbove = unneeded.remove(name);
      var spec = known.get(name);
      if (spec != null) {
        compare(table + "." + name, attribute, spec);
      } else if (!fromAbove) {
        complaints.add(table + "." + name + ": unknown");
      }
    }
    unneeded.forEach(n -> complaints.add(table + "." + n + ": inherited, but not there"));
    for (var kind : List.of("Picklist", "State", "Status")) {
      for (var attribute : attributes(table, kind)) {
        var spec = known.get(Json.text(attribute, "LogicalName"));
        if (spec != null) {
          options(table + "." + Json.text(attribute, "LogicalName"), attribute, spec);
        }
      }
    }
  }

  /// Attributes stand in groups, and in a lookup's `entity`, at any depth.
  private static void collect(JsonNode node, Map<String, JsonNode> known) {
    var name = Json.text(node, "sourceName");
    if (node.isObject() && !name.isEmpty()) {
      known.putIfAbsent(name, node);
    }
    node.forEach(child -> collect(child, known));
  }

  private Iterable<JsonNode> attributes(String table, String kind) {
    var path = ROOT + "EntityDefinitions(LogicalName='%s')/Attributes".formatted(table);
    var cast = "/Microsoft.Dynamics.CRM.%sAttributeMetadata?$expand=OptionSet".formatted(kind);
    var answer = api.get(kind.isEmpty() ? path : path + cast);
    assertEquals(200, answer.status(), answer::body);
    return answer.json().path("value");
  }

  private void compare(String at, JsonNode attribute, JsonNode spec) {
    var type = Json.text(attribute, "AttributeType");
    var node = spec.path("dataType");
    var given = node.isString() ? node.asString() : Json.text(node, "dataTypeReference");
    if (!given.isEmpty() && !TYPES.getOrDefault(type, Set.of()).contains(given)) {
      complaints.add(at + ": " + type + ", but " + given);
    }
    int length = attribute.path("MaxLength").asInt(0);
    int most = spec.path("maximumLength").asInt(0);
    if (length > 0 && most > 0 && length != most) {
      complaints.add(at + ": " + length + " characters, but " + most);
    }
  }

  private void options(String at, JsonNode attribute, JsonNode spec) {
    var known = new HashSet<String>();
    for (var trait : spec.path("dataType").path("appliedTraits")) {
      for (var row :
          trait.path("arguments").path(0).path("entityReference").path("constantValues")) {
        known.add(row.path(2).asString() + "=" + row.path(1).asString() + state(row.path(4)));
      }
    }
    for (var option : attribute.path("OptionSet").path("Options")) {
      var label = Json.text(option.path("Label").path("UserLocalizedLabel"), "Label");
      var shown = Json.text(option, "Value") + "=" + label + state(option.path("State"));
      if (!known.contains(shown)) {
        complaints.add(at + ": no option " + shown + " in " + known);
      }
    }
  }

  /// Only the reason of a status belongs to a state.
  private static String state(JsonNode state) {
    return state.isMissingNode() ? "" : ":" + state.asString();
  }
}
