package org.unisono.connectors.sugar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// SugarCRM's REST API. The marker of a record is its `sync_key`.
final class SugarSite implements Site {

  private static final int MOST = 100;

  /// Values in one question, and rows in its answer: several people may share an address.
  private static final int SOME = 50;

  private static final int FEW_DOUBLES = 1_000;

  /// Fields of which the values are asked, one call for each.
  private static final Set<String> LISTED =
      Set.of("Campaigns.status", "Campaigns.campaign_type", "Campaigns.frequency");

  private final SugarApi api;
  private final SugarLinks links;

  SugarSite(SugarApi api) {
    this.api = api;
    this.links = new SugarLinks(api);
  }

  @Override
  public void greet() {
    api.get("/me", Lane.ORDINARY);
  }

  @Override
  public String page(String campaign) {
    return "/#Campaigns/" + campaign;
  }

  @Override
  public List<FieldShape> fields(String module) {
    var path = "/metadata?type_filter=modules&module_filter=" + module;
    var fields = api.get(path, Lane.ORDINARY).path("modules").path(module).path("fields");
    var all = new ArrayList<FieldShape>();
    for (var field : fields.properties()) {
      var type = Json.text(field.getValue(), "type");
      if (!type.equals("link") && field.getValue().isObject()) {
        var name = field.getKey();
        var options =
            LISTED.contains(module + "." + name)
                ? values(module, name)
                : new LinkedHashMap<String, String>();
        all.add(new FieldShape(name, type, field.getValue().path("len").asInt(0), options));
      }
    }
    return all;
  }

  /// Each value with its label, in the language of the account.
  private SequencedMap<String, String> values(String module, String field) {
    var answer = api.get("/%s/enum/%s".formatted(module, field), Lane.ORDINARY);
    var values = new LinkedHashMap<String, String>();
    for (var entry : answer.properties()) {
      if (!entry.getKey().isEmpty()) {
        var label = Json.text(answer, entry.getKey());
        values.put(entry.getKey(), label.isEmpty() ? entry.getKey() : label);
      }
    }
    return values;
  }

  /// Deleted rows come where the flag is asked for.
  @Override
  public List<JsonNode> find(Query query) {
    var ask = Json.object();
    var filter = ask.putArray("filter");
    query.clauses().forEach(clause -> SugarAsk.put(filter, clause));
    ask.put("max_num", query.size()).put("fields", String.join(",", query.fields()));
    ask.put("order_by", query.order() + ":ASC");
    if (query.fields().contains("deleted")) {
      ask.put("deleted", true);
    }
    return SugarAsk.rows(api.ask("/%s/filter".formatted(query.module()), ask, query.lane()));
  }

  @Override
  public Optional<JsonNode> read(String module, String id, List<String> fields, Lane lane) {
    var names = SuiteApi.encoded(String.join(",", fields));
    try {
      var path = "/%s/%s?fields=%s".formatted(module, SuiteApi.encoded(id), names);
      return Optional.of(api.get(path, lane));
    } catch (Denied denied) {
      if (denied.status() == 404) {
        return Optional.empty();
      }
      throw denied;
    }
  }

  @Override
  public Map<String, JsonNode> marked(String module, List<String> markers, List<String> fields) {
    var marked = new HashMap<String, JsonNode>();
    var asked = Stream.concat(fields.stream(), Stream.of("sync_key")).distinct().toList();
    among(module, "sync_key", markers, asked)
        .forEach(row -> marked.put(Json.text(row, "sync_key"), row));
    return marked;
  }

  @Override
  public Map<String, JsonNode> readAll(String module, List<String> ids, List<String> fields) {
    var all = new HashMap<String, JsonNode>();
    among(module, "id", ids, fields).forEach(row -> all.put(Json.text(row, "id"), row));
    return all;
  }

  @Override
  public List<JsonNode> atAddresses(String module, List<String> addresses, List<String> fields) {
    var people = new LinkedHashMap<String, JsonNode>();
    for (int from = 0; from < addresses.size(); from += SOME) {
      var some = addresses.subList(from, Math.min(addresses.size(), from + SOME));
      among(module, "email_addresses.email_address", some, fields)
          .forEach(row -> people.put(Json.text(row, "id"), row));
    }
    return List.copyOf(people.values());
  }

  /// Rows in which the field holds one of the values.
  private List<JsonNode> among(
      String module, String field, List<String> values, List<String> fields) {
    var ask = Json.object().put("max_num", FEW_DOUBLES).put("order_by", "id:ASC");
    ask.put("fields", String.join(",", fields));
    var in = ask.putArray("filter").addObject().putObject(field).putArray("$in");
    values.forEach(in::add);
    return SugarAsk.rows(api.ask("/%s/filter".formatted(module), ask, Lane.ORDINARY));
  }

  /// Upserts under their markers: one by itself, several in one bulk.
  @Override
  public Map<Draft, Denied> make(String module, List<Draft> drafts, List<ObjectNode> values) {
    var denied = new LinkedHashMap<Draft, Denied>();
    if (drafts.size() == 1) {
      api.write("PATCH", keyed(module, drafts.getFirst()), values.getFirst(), Lane.ORDINARY);
      return denied;
    }
    var bulk = Json.object();
    var requests = bulk.putArray("requests");
    for (int i = 0; i < drafts.size(); i++) {
      requests
          .addObject()
          .put("url", "/" + SugarApi.VERSION + keyed(module, drafts.get(i)))
          .put("method", "PATCH")
          .put("data", Json.write(values.get(i)));
    }
    var answers = api.write("POST", "/bulk", bulk, Lane.ORDINARY);
    for (int i = 0; i < drafts.size(); i++) {
      int status = answers.path(i).path("status").asInt(500);
      if (status / 100 != 2) {
        denied.put(drafts.get(i), SugarRefusals.denied(status, contents(answers.path(i))));
      }
    }
    return denied;
  }

  /// An object, or the text of one.
  private static JsonNode contents(JsonNode answer) {
    var contents = answer.path("contents");
    return contents.isObject() ? contents : Json.object();
  }

  private static String keyed(String module, Draft draft) {
    var marker = SuiteApi.encoded(String.valueOf(draft.marker()));
    return "/%s/sync_key/%s".formatted(module, marker);
  }

  @Override
  public void change(String module, String id, ObjectNode values, String seen, Lane lane) {
    api.change("/%s/%s".formatted(module, SuiteApi.encoded(id)), values, seen, lane);
  }

  @Override
  public Linked linked(String module, String id, String link, String target) {
    return links.linked(module, id, link);
  }

  @Override
  public void link(String module, String id, String link, String target, List<String> ids) {
    links.add(module, id, link, ids);
  }

  @Override
  public void unlink(String module, String id, String link, String other) {
    links.remove(module, id, link, other);
  }

  @Override
  public long count(String module) {
    var answer = api.get("/%s/count".formatted(module), Lane.ORDINARY);
    return answer.path("record_count").asLong(-1);
  }

  /// The user, and what the user may do in each module and field.
  @Override
  public String rights() {
    var user = api.get("/me", Lane.ORDINARY).path("current_user");
    var acl = Json.write(user.path("acl"));
    return Json.text(user, "id") + ":" + Integer.toHexString(acl.hashCode());
  }

  @Override
  public List<String> readOnly(List<String> modules) {
    var acl = api.get("/me", Lane.ORDINARY).path("current_user").path("acl");
    return modules.stream().filter(m -> Json.text(acl.path(m), "edit").equals("no")).toList();
  }

  /// Only an administrator may ask by `sync_key`; that nobody has this one is as it should be.
  @Override
  public void tryMarker() {
    try {
      api.get("/Campaigns/sync_key/unisono-set-up", Lane.ORDINARY);
    } catch (Denied denied) {
      if (denied.status() != 404) {
        throw denied;
      }
    }
  }

  /// Process definitions that are on.
  @Override
  public Map<String, String> automations(String module, Saves saves) {
    var flows = new LinkedHashMap<String, String>();
    for (var after = ""; ; ) {
      var clauses = new ArrayList<Clause>();
      clauses.add(new Clause("prj_status", Is.EQUAL, "ACTIVE"));
      clauses.add(new Clause("prj_module", Is.EQUAL, module));
      if (!after.isEmpty()) {
        clauses.add(new Clause("id", Is.MORE, after));
      }
      var rows =
          find(new Query("pmse_Project", List.of("name"), clauses, "id", MOST, Lane.ORDINARY));
      if (rows.isEmpty()) {
        return flows;
      }
      rows.forEach(row -> flows.put(Json.text(row, "id"), Json.text(row, "name")));
      after = Json.text(rows.getLast(), "id");
    }
  }
}
