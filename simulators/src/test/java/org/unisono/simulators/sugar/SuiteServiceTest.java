package org.unisono.simulators.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// The older service.
class SuiteServiceTest extends SuiteCase {
  private static final String PATH = "/service/v4_1/rest.php";
  private static final String MD5 = "7d0bf6df512112f856df123a034dc5a7";

  private String session = "";

  @BeforeEach
  void logIn() {
    session = Json.text(logIn("PLAIN", "simulated-secret"), "id");
  }

  private JsonNode logIn(String encryption, String password) {
    var auth = Map.of("user_name", "unisono.admin", "password", password, "encryption", encryption);
    return call("login", List.of(auth, "unisono", List.of()));
  }

  private Api.Answer answer(String method, List<?> arguments) {
    var form =
        Map.of(
            "method",
            method,
            "input_type",
            "JSON",
            "response_type",
            "JSON",
            "rest_data",
            Json.write(Json.of(arguments)));
    return new Api(sim.baseUrl(), "").form(PATH, form);
  }

  private JsonNode call(String method, List<?> arguments) {
    var answer = answer(method, arguments);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode in(String method, Object... arguments) {
    var all = new ArrayList<Object>(List.of(session));
    all.addAll(List.of(arguments));
    return call(method, all);
  }

  private static String value(JsonNode entry, String field) {
    return Json.text(entry.path("name_value_list").path(field), "value");
  }

  private static List<String> ids(JsonNode list) {
    return list.path("entry_list").valueStream().map(e -> Json.text(e, "id")).toList();
  }

  private String set(String module, Map<String, ?> values) {
    var pairs =
        values.entrySet().stream()
            .map(e -> Map.of("name", e.getKey(), "value", e.getValue()))
            .toList();
    return Json.text(in("set_entry", module, pairs), "id");
  }

  private JsonNode listed(String module, String query) {
    return in("get_entry_list", module, query, "", 0, List.of("id"), List.of(), 100, 0);
  }

  @Test
  void theSessionComesForThePasswordsSumAndEndsWithTheLogOut() {
    assertThat(session).isNotBlank();
    assertThat(in("get_user_id").asString()).isEqualTo("1");
    assertThat(logIn("", "simulated-secret").path("number").asInt()).isEqualTo(10);
    assertThat(Json.text(logIn("", MD5), "module_name")).isEqualTo("Users");
    call("logout", List.of(session));
    assertThat(in("get_user_id").path("number").asInt()).isEqualTo(11);
    assertThat(Json.text(in("get_user_id"), "name")).isEqualTo("Invalid Session ID");
    assertThat(Json.text(call("get_server_info", List.of()), "flavor")).isEqualTo("CE");
  }

  @Test
  void recordsAreMadeChangedReadAndDeleted() {
    var id = set("Leads", Map.of("last_name", "Rossi", "shoes", "44"));
    set("Leads", Map.of("id", id, "first_name", "Anna"));
    var entry = in("get_entry", "Leads", id, List.of("first_name", "last_name"));
    assertThat(value(entry.path("entry_list").path(0), "first_name")).isEqualTo("Anna");
    assertThat(entry.path("entry_list").path(0).path("name_value_list")).hasSize(2);
    set("Leads", Map.of("id", id, "deleted", 1));
    var gone = in("get_entry", "Leads", id).path("entry_list").path(0).path("name_value_list");
    assertThat(Json.text(gone.path(0), "name")).isEqualTo("warning");
    assertThat(Json.text(gone.path(1), "name")).isEqualTo("deleted");
    var deleted = in("get_entry_list", "Leads", "", "", 0, List.of(), List.of(), 10, 1);
    assertThat(ids(deleted)).containsExactly(id);
    var both = in("get_entries", "Leads", List.of(id, "none"));
    assertThat(both.path("entry_list")).hasSize(2);
  }

  @Test
  void anUnknownIdMakesNothingUnlessItIsSaidToBeNew() {
    var own = "11111111-1111-4111-8111-111111111111";
    assertThat(set("Leads", Map.of("id", own, "last_name", "Ghost"))).isEqualTo(own);
    assertThat(sim.store().find("Leads", own)).isEmpty();
    set("Leads", Map.of("id", own, "new_with_id", true, "last_name", "Real"));
    assertThat(sim.store().find("Leads", own)).isPresent();
    var rows = List.of(Map.of("last_name", "A"), Map.of("last_name", "B"));
    assertThat(in("set_entries", "Leads", rows).path("ids")).hasSize(2);
    assertThat(sim.journal().writes()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 3",
        "leads.last_name = 'rossi' | 1",
        "leads.last_name like 'r%' AND leads.first_name = 'Anna' | 1",
        "leads.last_name LIKE '%i' or leads.last_name = 'Neri' | 3",
        "leads.last_name NOT LIKE 'R%' | 2",
        "leads.last_name in ('Rossi','Neri') | 2",
        "not (leads.last_name in ('Rossi')) | 2",
        "leads.last_name not in ('Rossi') | 2",
        "leads.first_name is null | 1",
        "leads.first_name IS NOT NULL | 2",
        "leads.date_modified >= '2020-01-01 00:00:00' | 3",
        "leads.date_modified between '2020-01-01' and '2020-02-01' | 0",
        "1=1 and leads.last_name <> 'Rossi' | 2"
      })
  void conditionsAreThoseOfTheDatabase(String query, int found) {
    set("Leads", Map.of("last_name", "Rossi", "first_name", "Anna"));
    set("Leads", Map.of("last_name", "Neri"));
    assertThat(listed("Leads", query).path("result_count").asInt()).isEqualTo(found);
    var count = in("get_entries_count", "Leads", query, 0);
    assertThat(Json.text(count, "result_count")).isEqualTo(String.valueOf(found));
  }

  @Test
  void anAddressIsSoughtByASubSelect() {
    var query =
        "leads.id in (SELECT eabr.bean_id FROM email_addr_bean_rel eabr JOIN email_addresses ea"
            + " ON (ea.id = eabr.email_address_id) WHERE eabr.deleted=0 AND ea.email_address %s)";
    assertThat(
            listed("Leads", query.formatted("= 'Luca.Bianchi@example.com'"))
                .path("result_count")
                .asInt())
        .isOne();
    assertThat(listed("Leads", query.formatted("LIKE 'luca%'")).path("result_count").asInt())
        .isOne();
    assertThat(listed("Leads", query.formatted("= 'x@example.com'")).path("entry_list")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leads.shoes = 1",
        "leads.email1 = 'x'",
        "leads.last_name",
        "leads.last_name = ",
        "leads.last_name = 'x' leads",
        "leads.last_name ~ 'x'",
        "leads.id in (select id from users)",
        "(leads.last_name = 'x'"
      })
  void whatTheDatabaseCannotReadEndsTheCall(String query) {
    var answer = answer("get_entry_list", List.of(session, "Leads", query, "", 0, List.of()));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).startsWith("Database failure");
  }

  @Test
  void listsHaveTwentyOnAPageAndAnOrderAndWhatIsLinked() {
    for (int i = 0; i < 25; i++) {
      set("Contacts", Map.of("last_name", "Page %02d".formatted(i)));
    }
    var query = "contacts.last_name like 'Page%'";
    var first = in("get_entry_list", "Contacts", query, "last_name desc", 0, List.of("last_name"));
    assertThat(first.path("result_count").asInt()).isEqualTo(20);
    assertThat(Json.text(first, "total_count")).isEqualTo("25");
    assertThat(first.path("next_offset").asInt()).isEqualTo(20);
    assertThat(value(first.path("entry_list").path(0), "last_name")).isEqualTo("Page 24");
    var rest = in("get_entry_list", "Contacts", query, "contacts.last_name desc", 20, List.of());
    assertThat(rest.path("entry_list")).hasSize(5);
    var links = List.of(Map.of("name", "leads", "value", List.of("id", "email1")));
    var lists = in("get_entry_list", "ProspectLists", "", "", 0, List.of("name"), links, 5, 0);
    var linked = lists.path("relationship_list").path(0).path("link_list").path(0);
    assertThat(Json.text(linked, "name")).isEqualTo("leads");
    assertThat(Json.text(linked.path("records").path(0).path("link_value").path("email1"), "value"))
        .isEqualTo("luca.bianchi@example.com");
  }

  @Test
  void linksAreMadeReadAndTakenAwayManyInACall() {
    var list = Json.text(sim.store().all("ProspectLists").getFirst(), "id");
    var one = set("Leads", Map.of("last_name", "One"));
    var two = set("Leads", Map.of("last_name", "Two"));
    var made = in("set_relationship", "ProspectLists", list, "leads", List.of(one, two));
    assertThat(made.path("created").asInt()).isOne();
    var related =
        in(
            "get_relationships",
            "ProspectLists",
            list,
            "leads",
            "leads.last_name = 'Two'",
            List.of("last_name"));
    assertThat(ids(related)).containsExactly(two);
    var gone =
        in(
            "set_relationships",
            List.of("ProspectLists", "ProspectLists"),
            List.of(list, list),
            List.of("leads", "shoes"),
            List.of(List.of(one), List.of(two)),
            List.of(List.of(), List.of()),
            List.of(1, 0));
    assertThat(gone.path("deleted").asInt()).isOne();
    assertThat(gone.path("failed").asInt()).isOne();
    var changed =
        in(
            "get_modified_relationships",
            "ProspectLists",
            "Leads",
            "2020-01-01 00:00:00",
            "",
            0,
            0,
            1);
    assertThat(changed.path("result_count").asInt()).isOne();
    assertThat(value(changed.path("entry_list").path(0), "related_id")).isEqualTo(one);
    assertThat(value(changed.path("entry_list").path(0), "prospect_list_id")).isEqualTo(list);
  }

  @Test
  void aMergeMarksMembersOfACampaignAsWrittenTo() {
    var campaign =
        sim.store().all("Campaigns").stream()
            .filter(c -> Json.text(c, "name").equals("Solar newsletter"))
            .map(c -> Json.text(c, "id"))
            .findFirst()
            .orElseThrow();
    var list = Json.text(sim.store().all("ProspectLists").getFirst(), "id");
    var lead = Json.text(sim.store().all("Leads").getFirst(), "id");
    var row = sim.store().rowId("ProspectLists", list, "leads", lead);
    assertThat(in("set_campaign_merge", List.of(row), campaign).isNull()).isTrue();
    var log = sim.store().all("CampaignLog").getFirst();
    assertThat(Json.text(log, "activity_type")).isEqualTo("targeted");
    assertThat(Json.text(log, "target_id")).isEqualTo(lead);
    assertThat(sim.journal().mailsSent()).isZero();
    assertThat(in("set_campaign_merge", List.of(row), "none").path("number").asInt())
        .isEqualTo(1005);
  }

  @Test
  void modulesFieldsAndASearchOverAllOfThem() {
    assertThat(in("get_available_modules", "all").path("modules")).hasSizeGreaterThan(8);
    var fields = in("get_module_fields", "Campaigns", List.of());
    assertThat(Json.text(fields, "table_name")).isEqualTo("campaigns");
    var type = fields.path("module_fields").path("campaign_type");
    assertThat(type.path("required").asInt()).isOne();
    assertThat(Json.text(type.path("options").path("NewsLetter"), "value")).isEqualTo("Newsletter");
    assertThat(Json.text(fields.path("link_fields").path("prospectlists"), "module"))
        .isEqualTo("ProspectLists");
    var found = in("search_by_module", "luca", List.of("Leads", "Contacts"), 0, 10, "", List.of());
    assertThat(found.path("entry_list").path(0).path("records")).hasSize(1);
    assertThat(found.path("entry_list").path(1).path("records")).isEmpty();
  }

  @Test
  void refusalsHaveANumberAndUnknownMethodsAreCounted() {
    assertThat(in("get_module_fields", "Shoes").path("number").asInt()).isEqualTo(20);
    assertThat(in("get_module_fields", "Campaign").path("number").asInt()).isEqualTo(20);
    sim.faults().arm(Fault.RIGHTS_NARROWED);
    assertThat(in("set_entry", "Leads", List.of()).path("number").asInt()).isEqualTo(40);
    assertThat(in("get_document_revision", "1").path("number").asInt()).isEqualTo(-1);
    assertThat(sim.journal().unknownPaths()).isOne();
  }

  /// A name says nothing: the second argument is the module, whatever it is called.
  @Test
  void argumentsCountByTheirPlaces() {
    var data = "{\"session\":\"%s\",\"query\":\"Leads\",\"module_name\":\"\"}".formatted(session);
    var form =
        Map.of(
            "method", "get_entry_list",
            "input_type", "JSON",
            "response_type", "JSON",
            "rest_data", data);
    var list = new Api(sim.baseUrl(), "").form("/legacy" + PATH, form).json();
    assertThat(list.path("result_count").asInt()).isOne();
  }
}
