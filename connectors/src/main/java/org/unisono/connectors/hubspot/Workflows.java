package org.unisono.connectors.hubspot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Reads the active workflows of contacts: their list, which leaves out whom they enrol, and the
/// details of many at once.
final class Workflows {
  static final String NOT_SHOWN = "automationsNotShown";
  private static final String ALL = "/automation/v4/flows";
  private static final String CONTACTS = "0-1";
  private static final int MOST = 100;
  private static final int MOST_PAGES = 100;

  private final HubSpotApi api;
  private final Map<String, JsonNode> filters = new HashMap<>();

  Workflows(HubSpotApi api) {
    this.api = api;
  }

  /// @throws Denied `automationsNotShown` where the token lacks the scope `automation`
  List<Enrolment> active() {
    try {
      var listed = listed();
      var told = new HashMap<String, JsonNode>();
      for (int from = 0; from < listed.size(); from += MOST) {
        told.putAll(details(listed.subList(from, Math.min(listed.size(), from + MOST))));
      }
      return listed.stream()
          .map(f -> new Enrolment(told.getOrDefault(Json.text(f, "id"), f), this::filtersOf))
          .toList();
    } catch (Stuck stuck) {
      if (stuck.trouble() instanceof Trouble.RightsMissing(var _, var message)) {
        throw new Denied(403, NOT_SHOWN, null, message);
      }
      throw stuck;
    }
  }

  /// Whether the token may see them.
  void look() {
    page("?limit=1");
  }

  private List<JsonNode> listed() {
    var listed = new ArrayList<JsonNode>();
    var after = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var answer = page("?limit=" + MOST + (after.isEmpty() ? "" : "&after=" + after));
      for (var flow : answer.path("results")) {
        if (flow.path("isEnabled").asBoolean(true) && isOfContacts(flow)) {
          listed.add(flow);
        }
      }
      after = HubSpotApi.encoded(Json.text(answer.path("paging").path("next"), "after"));
      if (after.isEmpty()) {
        return listed;
      }
    }
    return listed;
  }

  private JsonNode page(String query) {
    try {
      return api.get(ALL + query);
    } catch (Stuck stuck) {
      if (stuck.trouble() instanceof Trouble.RightsMissing(var _, var message)) {
        throw new Denied(403, NOT_SHOWN, null, message);
      }
      throw stuck;
    }
  }

  private static boolean isOfContacts(JsonNode flow) {
    var type = Json.text(flow, "objectTypeId");
    return type.isEmpty() || type.equals(CONTACTS);
  }

  private Map<String, JsonNode> details(List<JsonNode> flows) {
    var ask = Json.object();
    var inputs = ask.putArray("inputs");
    flows.forEach(f -> inputs.addObject().put("flowId", Json.text(f, "id")).put("type", "FLOW_ID"));
    var told = new HashMap<String, JsonNode>();
    api.ask(ALL + "/batch/read", ask, Lane.ORDINARY)
        .path("results")
        .forEach(f -> told.put(Json.text(f, "id"), f));
    return told;
  }

  private JsonNode filtersOf(String list) {
    return filters.computeIfAbsent(list, this::readFilters);
  }

  private JsonNode readFilters(String id) {
    try {
      var path = "/crm/v3/lists/" + HubSpotApi.encoded(id) + "?includeFilters=true";
      var list = api.get(path).path("list");
      return Json.text(list, "processingType").equals("DYNAMIC")
          ? list.path("filterBranch")
          : MissingNode.getInstance();
    } catch (Denied gone) {
      return MissingNode.getInstance();
    }
  }
}
