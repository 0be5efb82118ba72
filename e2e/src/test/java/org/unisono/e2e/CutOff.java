package org.unisono.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.marketo.MarketoSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import org.unisono.simulators.sugar.SugarCrmSimulator;
import org.unisono.simulators.sugar.SuiteCrmSimulator;
import tools.jackson.databind.JsonNode;

/// A system that a process is cut off from, as its own people see and change it.
interface CutOff {

  Simulator simulator();

  /// What a connection needs: `system`, `settings` and `secrets`.
  Map<String, Object> account();

  /// Streams that can be armed both ways.
  default List<String> streams() {
    return List.of("campaigns", "statuses", "members", "people", "consent");
  }

  void makePerson(String email, String last);

  /// The addresses of all people there; one for each record.
  List<String> addresses();

  /// Ids of the campaigns of that name.
  List<String> campaigns(String name);

  /// Each membership of a campaign: the address, and the statuses of all its rows.
  Map<String, List<String>> members(String campaign);

  /// Somebody there sets the member's status to *Attended*.
  void attended(String campaign, String email);

  static CutOff from(String system) {
    return switch (system) {
      case "salesforce" -> new Salesforce(Objects.requireNonNull(SalesforceSimulator.start(0)));
      case "hubspot" -> new HubSpot(Objects.requireNonNull(HubSpotSimulator.start(0)));
      case "dynamics" -> new Dynamics(Objects.requireNonNull(DynamicsSimulator.start(0)));
      case "marketo" -> new Marketo(Objects.requireNonNull(MarketoSimulator.start(0)));
      case "activecampaign" ->
          new CutOffTags(Objects.requireNonNull(ActiveCampaignSimulator.start(0)));
      case "suitecrm" -> {
        var crm = Objects.requireNonNull(SuiteCrmSimulator.start(0));
        var client = Map.of("clientId", crm.ready().path("clientId").asString());
        var account = account(system, client, crm, "clientSecret");
        yield new CutOffLists(crm, crm.store(), account);
      }
      case "sugarcrm" -> {
        var crm = Objects.requireNonNull(SugarCrmSimulator.start(0));
        var user = Map.of("username", crm.ready().path("username").asString());
        yield new CutOffLists(crm, crm.store(), account(system, user, crm, "password"));
      }
      default -> throw new IllegalArgumentException(system);
    };
  }

  static Map<String, Object> account(
      String system, Map<String, String> settings, Simulator simulator, String secret) {
    return Map.of(
        "system",
        system,
        "settings",
        settings,
        "secrets",
        Map.of(secret, simulator.ready().path(secret).asString()));
  }

  /// Salesforce: members are rows of their own.
  record Salesforce(SalesforceSimulator simulator) implements CutOff {

    @Override
    public Map<String, Object> account() {
      var client = Map.of("clientId", simulator.ready().path("clientId").asString());
      return CutOff.account("salesforce", client, simulator, "clientSecret");
    }

    @Override
    public void makePerson(String email, String last) {
      var lead = Map.of("LastName", last, "Email", email, "Company", "C");
      simulator.store().create("Lead", lead);
    }

    @Override
    public List<String> addresses() {
      return texts(simulator.store().all("Lead"), "Email");
    }

    @Override
    public List<String> campaigns(String name) {
      return texts(simulator.store().where("Campaign", "Name", name), "Id");
    }

    @Override
    public Map<String, List<String>> members(String campaign) {
      var emails = byId(simulator.store().all("Lead"), "Id", "Email");
      var rows = simulator.store().where("CampaignMember", "CampaignId", campaign);
      return grouped(rows, r -> emails.get(r.path("LeadId").asString()), r -> text(r, "Status"));
    }

    @Override
    public void attended(String campaign, String email) {
      var store = simulator.store();
      var lead = store.where("Lead", "Email", email).getFirst().path("Id").asString();
      store.where("CampaignMember", "CampaignId", campaign).stream()
          .filter(m -> text(m, "LeadId").equals(lead))
          .forEach(
              m -> store.update("CampaignMember", text(m, "Id"), Map.of("Status", "Attended")));
    }
  }

  /// HubSpot: attendance of the campaign's event carries the status.
  record HubSpot(HubSpotSimulator simulator) implements CutOff {

    private static final Map<String, String> STATES =
        Map.of("REGISTERED", "Registered", "ATTENDED", "Attended");

    @Override
    public Map<String, Object> account() {
      return CutOff.account("hubspot", Map.of(), simulator, "accessToken");
    }

    @Override
    public void makePerson(String email, String last) {
      simulator.store().create("contacts", Map.of("email", email, "lastname", last));
    }

    @Override
    public List<String> addresses() {
      return simulator.store().all("contacts").stream()
          .map(c -> c.at("/properties/email").asString())
          .toList();
    }

    @Override
    public List<String> campaigns(String name) {
      return simulator.store().campaigns().stream()
          .filter(c -> c.at("/properties/hs_name").asString().equals(name))
          .map(c -> text(c, "id"))
          .toList();
    }

    private List<String> events() {
      return simulator.store().events().stream()
          .filter(e -> text(e, "eventName").equals(SyncUnderKillsTest.NAME))
          .map(e -> text(e, "objectId"))
          .toList();
    }

    @Override
    public Map<String, List<String>> members(String campaign) {
      Map<String, String> emails = new LinkedHashMap<>();
      for (var contact : simulator.store().all("contacts")) {
        emails.put(text(contact, "id"), contact.at("/properties/email").asString());
      }
      List<JsonNode> rows = new ArrayList<>();
      events().forEach(e -> rows.addAll(simulator.store().participations(e)));
      return grouped(
          rows,
          r -> emails.get(text(r, "contactId")),
          r -> STATES.getOrDefault(text(r, "attendanceState"), text(r, "attendanceState")));
    }

    @Override
    public void attended(String campaign, String email) {
      var contact = text(simulator.store().contactByEmail(email).orElseThrow(), "id");
      events().forEach(e -> simulator.store().attend(e, contact, "ATTENDED"));
    }
  }

  /// Dynamics: who is in stands on lists, what they answered in responses.
  record Dynamics(DynamicsSimulator simulator) implements CutOff {

    @Override
    public Map<String, Object> account() {
      var settings =
          Map.of(
              "tenant", simulator.ready().path("tenant").asString(),
              "clientId", simulator.ready().path("clientId").asString(),
              "loginUrl", simulator.baseUrl().toString());
      return CutOff.account("dynamics", settings, simulator, "clientSecret");
    }

    @Override
    public void makePerson(String email, String last) {
      var lead = Map.of("lastname", last, "emailaddress1", email, "subject", "S");
      simulator.store().create("lead", lead);
    }

    @Override
    public List<String> addresses() {
      return texts(simulator.store().all("lead"), "emailaddress1");
    }

    @Override
    public List<String> campaigns(String name) {
      return texts(simulator.store().where("campaign", "name", name), "campaignid");
    }

    private List<JsonNode> responses(String campaign, String lead) {
      return simulator
          .store()
          .where("campaignresponse", "_regardingobjectid_value", campaign)
          .stream()
          .filter(r -> r.path("statecode").asInt(0) != 2 && r.toString().contains(lead))
          .map(JsonNode.class::cast)
          .toList();
    }

    @Override
    public Map<String, List<String>> members(String campaign) {
      var emails = byId(simulator.store().all("lead"), "leadid", "emailaddress1");
      Map<String, List<String>> members = new TreeMap<>();
      for (var list : simulator.store().listsOf(campaign)) {
        for (var lead : simulator.store().onList(text(list, "listid"))) {
          var statuses = responses(campaign, lead).stream().map(r -> text(r, "category")).toList();
          members.put(
              Objects.requireNonNull(emails.get(lead)),
              statuses.isEmpty() ? List.of("no answer") : statuses);
        }
      }
      return members;
    }

    @Override
    public void attended(String campaign, String email) {
      var lead = text(simulator.store().where("lead", "emailaddress1", email).getFirst(), "leadid");
      var attended = Map.of("category", "Attended", "responsecode", 1);
      responses(campaign, lead)
          .forEach(
              r -> simulator.store().update("campaignresponse", text(r, "activityid"), attended));
    }
  }

  /// Marketo: a program's members have statuses of its channel.
  record Marketo(MarketoSimulator simulator) implements CutOff {

    @Override
    public Map<String, Object> account() {
      var settings =
          Map.of(
              "clientId", simulator.ready().path("clientId").asString(),
              "folder", "12",
              "channel", "Webinar",
              "currency", "EUR");
      return CutOff.account("marketo", settings, simulator, "clientSecret");
    }

    @Override
    public List<String> streams() {
      return List.of("campaigns", "members", "people", "consent");
    }

    @Override
    public void makePerson(String email, String last) {
      simulator.store().createLead(Map.of("email", email, "lastName", last));
    }

    @Override
    public List<String> addresses() {
      return texts(simulator.store().leads(), "email");
    }

    @Override
    public List<String> campaigns(String name) {
      return simulator.store().programs().stream()
          .filter(p -> text(p, "name").equals(name))
          .map(p -> text(p, "id"))
          .toList();
    }

    @Override
    public Map<String, List<String>> members(String campaign) {
      var emails = byId(simulator.store().leads(), "id", "email");
      return grouped(
          simulator.store().members(campaign),
          r -> emails.get(text(r, "leadId")),
          r -> text(r, "statusName"));
    }

    @Override
    public void attended(String campaign, String email) {
      simulator
          .store()
          .leadsAt(email)
          .forEach(l -> simulator.store().changeStatus(campaign, text(l, "id"), "Attended"));
    }
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).asString("");
  }

  private static List<String> texts(List<? extends JsonNode> rows, String field) {
    return rows.stream().map(r -> text(r, field)).toList();
  }

  private static Map<String, String> byId(List<? extends JsonNode> rows, String id, String value) {
    Map<String, String> by = new LinkedHashMap<>();
    rows.forEach(r -> by.put(text(r, id), text(r, value)));
    return by;
  }

  private static Map<String, List<String>> grouped(
      List<? extends JsonNode> rows,
      Function<JsonNode, @Nullable String> email,
      Function<JsonNode, String> status) {
    Map<String, List<String>> members = new TreeMap<>();
    for (var row : rows) {
      members
          .computeIfAbsent(Objects.requireNonNull(email.apply(row)), _ -> new ArrayList<>())
          .add(status.apply(row));
    }
    return members;
  }
}
