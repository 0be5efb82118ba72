package org.unisono.connectors.sugar;

import static org.unisono.connectors.sugar.SuiteAsk.MOST;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// SuiteCRM's V8 API. The marker of a record is its id: a name-based UUID of ours.
final class SuiteSite implements Site {

  /// What the API does not tell: the values that SuiteCRM is shipped with, and how its own
  /// language reads them where that is not the value itself.
  private static final Map<String, String> SHIPPED =
      Map.of(
          "Campaigns.status", "Planning|Active|Inactive|Complete",
          "Campaigns.campaign_type",
              "Telesales|Mail|Email|Print|Web|Radio|Television|NewsLetter=Newsletter|Survey",
          "Campaigns.frequency", "Weekly|Monthly|Quarterly|Annually");

  private final SuiteApi api;
  private final SuiteLinks links;

  SuiteSite(SuiteApi api) {
    this.api = api;
    this.links = new SuiteLinks(api);
  }

  @Override
  public void greet() {
    api.get("/current-user", Lane.ORDINARY);
  }

  @Override
  public String page(String campaign) {
    return "/index.php?module=Campaigns&action=DetailView&record=" + campaign;
  }

  @Override
  public List<FieldShape> fields(String module) {
    var all = new ArrayList<FieldShape>();
    var attributes =
        api.get("/meta/fields/" + module, Lane.ORDINARY).path("data").path("attributes");
    for (var field : attributes.properties()) {
      var type = Json.text(field.getValue(), "type");
      if (!type.equals("link")) {
        var length = Json.text(field.getValue(), "len");
        all.add(
            new FieldShape(
                field.getKey(),
                type,
                length.matches("\\d{1,6}") ? Integer.parseInt(length) : 0,
                shipped(module + "." + field.getKey())));
      }
    }
    return all;
  }

  private static SequencedMap<String, String> shipped(String field) {
    var values = new LinkedHashMap<String, String>();
    for (var one : SHIPPED.getOrDefault(field, "").split("\\|")) {
      int equals = one.indexOf('=');
      var value = equals < 0 ? one : one.substring(0, equals);
      if (!value.isEmpty()) {
        values.put(value, one.substring(equals + 1));
      }
    }
    return values;
  }

  @Override
  public List<JsonNode> find(Query query) {
    var path = new StringBuilder("/module/").append(query.module());
    path.append('?').append(SuiteAsk.fields(query.module(), query.fields()));
    for (var clause : query.clauses()) {
      path.append('&').append(SuiteAsk.filter(clause));
    }
    path.append("&sort=").append(query.order());
    path.append("&").append(SuiteAsk.page(query.size()));
    return SuiteAsk.rows(api.get(path.toString(), query.lane()));
  }

  @Override
  public Optional<JsonNode> read(String module, String id, List<String> fields, Lane lane) {
    if (!id.matches("[0-9A-Za-z-]{1,40}")) {
      return Optional.empty();
    }
    try {
      var path = "/module/%s/%s?%s".formatted(module, id, SuiteAsk.fields(module, fields));
      return Optional.of(SuiteAsk.flat(api.get(path, lane).path("data")));
    } catch (Denied denied) {
      if (denied.status() == 404 || denied.text().contains("is invalid")) {
        return Optional.empty();
      }
      throw denied;
    }
  }

  /// The id of what is made under a marker.
  static String id(String module, String marker) {
    var text = "unisono/" + module + "/" + marker;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public Map<String, JsonNode> marked(String module, List<String> markers, List<String> fields) {
    var marked = new HashMap<String, JsonNode>();
    for (var marker : markers) {
      read(module, id(module, marker), fields, Lane.ORDINARY)
          .ifPresent(row -> marked.put(marker, row));
    }
    return marked;
  }

  @Override
  public Map<String, JsonNode> readAll(String module, List<String> ids, List<String> fields) {
    var all = new HashMap<String, JsonNode>();
    for (var id : ids) {
      read(module, id, fields, Lane.ORDINARY).ifPresent(row -> all.put(id, row));
    }
    return all;
  }

  /// One in a call: a field can be compared once.
  @Override
  public List<JsonNode> atAddresses(String module, List<String> addresses, List<String> fields) {
    return addresses.stream().flatMap(a -> atAddress(module, a, fields).stream()).toList();
  }

  /// Who had the address before is found too, and some twice.
  private List<JsonNode> atAddress(String module, String address, List<String> fields) {
    var path =
        "/module/%s?%s&%s=%s&sort=id&%s"
            .formatted(
                module,
                SuiteAsk.fields(module, fields),
                SuiteAsk.encoded("filter[email1][eq]"),
                SuiteAsk.encoded(address),
                SuiteAsk.page(MOST));
    var byId = new LinkedHashMap<String, JsonNode>();
    for (var row : SuiteAsk.rows(api.get(path, Lane.ORDINARY))) {
      if (Json.text(row, "email1").equalsIgnoreCase(address)) {
        byId.put(Json.text(row, "id"), row);
      }
    }
    return List.copyOf(byId.values());
  }

  @Override
  public Map<Draft, Denied> make(String module, List<Draft> drafts, List<ObjectNode> values) {
    return new SuiteCreates(api, this).make(module, drafts, values);
  }

  @Override
  public void change(String module, String id, ObjectNode values, String seen, Lane lane) {
    var data = Json.object().put("type", module).put("id", id);
    data.set("attributes", values);
    api.write("PATCH", "/module", Json.object().set("data", data), lane);
  }

  @Override
  public Linked linked(String module, String id, String link, String target) {
    return links.linked(module, id, link, target);
  }

  @Override
  public void link(String module, String id, String link, String target, List<String> ids) {
    links.add(module, id, link, target, ids);
  }

  @Override
  public void unlink(String module, String id, String link, String other) {
    links.remove(module, id, link, other);
  }

  /// With pages of one row there are as many pages as rows.
  @Override
  public long count(String module) {
    var path =
        "/module/%s?%s&%s"
            .formatted(module, SuiteAsk.fields(module, List.of("id")), SuiteAsk.page(1));
    var answer = api.get(path, Lane.ORDINARY);
    return answer.path("data").isEmpty() ? 0 : answer.path("meta").path("total-pages").asLong(-1);
  }

  /// The user, and what the user may do in each module. Rights on single rows are not told.
  @Override
  public String rights() {
    var user = api.get("/current-user", Lane.ORDINARY).path("data");
    var modules = api.get("/meta/modules", Lane.ORDINARY).path("data").path("attributes");
    return Json.text(user, "id") + ":" + Integer.toHexString(Json.write(modules).hashCode());
  }

  @Override
  public List<String> readOnly(List<String> modules) {
    var all = api.get("/meta/modules", Lane.ORDINARY).path("data").path("attributes");
    return modules.stream()
        .filter(m -> all.path(m).has("access"))
        .filter(
            m ->
                all.path(m)
                    .path("access")
                    .valueStream()
                    .noneMatch(a -> a.asString("").equals("edit")))
        .toList();
  }

  /// The marker is an id: who may write may choose it.
  @Override
  public void tryMarker() {}

  @Override
  public Map<String, String> automations(String module, Saves saves) {
    return new SuiteFlows(this).of(module, saves);
  }
}
