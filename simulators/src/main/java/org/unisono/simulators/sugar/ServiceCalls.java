package org.unisono.simulators.sugar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The older service, `service/v4_1/rest.php`: one address, a method, its arguments in JSON, and a
/// session that log-in gives. Everything is HTTP 200.
final class ServiceCalls {
  private static final String PATH = "/service/v4_1/rest.php";
  private static final Set<String> OPEN = Set.of("login", "get_server_info", "logout");

  private final Crm crm;
  private final CrmTokens tokens;
  private final ServiceRecords records;
  private final ServiceLinks links;
  private final ServiceMeta meta;

  ServiceCalls(Crm crm, CrmTokens tokens) {
    this.crm = crm;
    this.tokens = tokens;
    records = new ServiceRecords(crm);
    links = new ServiceLinks(crm, records);
    meta = new ServiceMeta(crm);
  }

  void register(Routes routes) {
    for (var base : List.of("", "/legacy")) {
      routes.post(base + PATH, this::answer).get(base + PATH, this::answer);
    }
  }

  static boolean isOne(Request request) {
    return request.path().endsWith(PATH);
  }

  static boolean isWrite(Request request) {
    return given(request, "method").startsWith("set_");
  }

  private static String given(Request request, String name) {
    return request.param(name).orElseGet(() -> request.form().getOrDefault(name, ""));
  }

  private Reply answer(Request request) {
    var method = given(request, "method");
    if (!given(request, "response_type").equalsIgnoreCase("JSON")
        || !given(request, "input_type").equalsIgnoreCase("JSON")) {
      // Without them it would speak PHP's own notation.
      throw ServiceRefused.call("of this notation");
    }
    var arguments = ServiceArguments.of(given(request, "rest_data"));
    if (!OPEN.contains(method) && !tokens.accepts(arguments.text(0))) {
      throw ServiceRefused.session();
    }
    if (isWrite(request) && crm.faults.isOn(Fault.RIGHTS_NARROWED)) {
      throw ServiceRefused.access();
    }
    var body = of(method, arguments);
    return Reply.text(200, "application/json; charset=UTF-8", Json.write(body));
  }

  private JsonNode of(String method, ServiceArguments given) {
    return switch (method) {
      case "login" -> logIn(given);
      case "logout" -> logOut(given);
      case "get_server_info" -> meta.getServerInfo();
      case "get_user_id" -> Json.of(tokens.name(given.text(0)).orElse(""));
      case "get_available_modules" -> meta.getAvailableModules();
      case "get_module_fields" -> meta.getModuleFields(given);
      case "get_entry" -> records.getEntry(given);
      case "get_entries" -> records.getEntries(given);
      case "get_entry_list" -> records.getEntryList(given);
      case "get_entries_count" -> records.getEntriesCount(given);
      case "set_entry" -> records.setEntry(given);
      case "set_entries" -> records.setEntries(given);
      case "search_by_module" -> records.searchByModule(given);
      case "get_relationships" -> links.getRelationships(given);
      case "set_relationship" -> links.setRelationship(given);
      case "set_relationships" -> links.setRelationships(given);
      case "get_modified_relationships" -> links.getModifiedRelationships(given);
      case "set_campaign_merge" -> links.setCampaignMerge(given);
      default -> {
        crm.journal.unknownPath();
        throw ServiceRefused.call(method);
      }
    };
  }

  /// The password comes as its MD5 sum, or as it is where that is said.
  private JsonNode logIn(ServiceArguments given) {
    var auth = given.node(0);
    var password = Json.text(auth, "password");
    var wanted =
        Json.text(auth, "encryption").equals("PLAIN")
            ? SuiteVendor.CLIENT_SECRET
            : md5(SuiteVendor.CLIENT_SECRET);
    Optional<ObjectNode> user =
        crm.records.live(CrmModule.USERS).stream()
            .filter(u -> Json.text(u, "user_name").equals(Json.text(auth, "user_name")))
            .filter(u -> Json.text(u, "status").equals("Active"))
            .findFirst();
    if (user.isEmpty() || !password.equalsIgnoreCase(wanted)) {
      throw ServiceRefused.login();
    }
    var id = Json.text(user.get(), "id");
    var body = Json.object().put("id", tokens.grant(id)).put("module_name", "Users");
    var values = body.putObject("name_value_list");
    put(values, "user_id", id);
    put(values, "user_name", Json.text(user.get(), "user_name"));
    put(values, "user_language", "en_us");
    put(values, "user_currency_id", "-99");
    put(values, "user_currency_name", "US Dollars");
    put(values, "user_default_dateformat", "m/d/Y");
    put(values, "user_default_timeformat", "H:i");
    values.putObject("user_is_admin").put("name", "user_is_admin").put("value", id.equals("1"));
    return body;
  }

  private static void put(ObjectNode values, String name, String value) {
    values.putObject(name).put("name", name).put("value", value);
  }

  private static String md5(String text) {
    try {
      var sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException noPlatform) {
      throw new IllegalStateException(noPlatform);
    }
  }

  private JsonNode logOut(ServiceArguments given) {
    tokens.end(given.text(0));
    return Json.parse("null");
  }
}
