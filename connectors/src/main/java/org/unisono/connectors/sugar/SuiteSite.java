package org.unisono.connectors.sugar;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// SuiteCRM's V8 API. The marker of a record is its id: a name-based UUID of ours.
final class SuiteSite implements Site {

  private static final int MOST = 100;
  private static final DateTimeFormatter RAW = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /// What the API does not tell: the values that SuiteCRM is shipped with.
  private static final Map<String, List<String>> SHIPPED =
      Map.of(
          "Campaigns.status", List.of("Planning", "Active", "Inactive", "Complete"),
          "Campaigns.campaign_type",
              List.of(
                  "Telesales",
                  "Mail",
                  "Email",
                  "Print",
                  "Web",
                  "Radio",
                  "Television",
                  "NewsLetter",
                  "Survey"),
          "Campaigns.frequency", List.of("Weekly", "Monthly", "Quarterly", "Annually"));

  private final SuiteApi api;

  SuiteSite(SuiteApi api) {
    this.api = api;
  }

  @Override
  public void greet() {
    api.get("/current-user", Lane.ORDINARY);
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
                SHIPPED.getOrDefault(module + "." + field.getKey(), List.of())));
      }
    }
    return all;
  }

  @Override
  public List<JsonNode> find(Query query) {
    var path = new StringBuilder("/module/").append(query.module());
    path.append('?').append(fields(query.module(), query.fields()));
    for (var clause : query.clauses()) {
      path.append('&').append(filter(clause));
    }
    path.append("&sort=").append(query.order());
    path.append("&").append(page(query.size()));
    return rows(api.get(path.toString(), query.lane()));
  }

  private static String page(int size) {
    return encoded("page[size]") + "=" + size + "&" + encoded("page[number]") + "=1";
  }

  private static String encoded(String text) {
    return SuiteApi.encoded(text);
  }

  private static String fields(String module, List<String> fields) {
    return encoded("fields[%s]".formatted(module)) + "=" + encoded(String.join(",", fields));
  }

  /// Values are compared with what stands in the database: moments without a zone, of UTC.
  private static String filter(Clause clause) {
    var operator =
        switch (clause.is()) {
          case EQUAL -> "eq";
          case MORE -> "gt";
          case AT_LEAST -> "gte";
        };
    var value =
        clause.field().equals(CrmModule.MODIFIED)
            ? RAW.format(CrmRows.moment(clause.value()).atOffset(ZoneOffset.UTC))
            : clause.value();
    return encoded("filter[%s][%s]".formatted(clause.field(), operator)) + "=" + encoded(value);
  }

  private static List<JsonNode> rows(JsonNode answer) {
    return answer.path("data").valueStream().map(SuiteSite::flat).toList();
  }

  private static JsonNode flat(JsonNode data) {
    var row = data.path("attributes") instanceof ObjectNode found ? found : Json.object();
    return row.put("id", Json.text(data, "id"));
  }

  @Override
  public Optional<JsonNode> read(String module, String id, List<String> fields, Lane lane) {
    if (!id.matches("[0-9A-Za-z-]{1,40}")) {
      return Optional.empty();
    }
    try {
      var path = "/module/%s/%s?%s".formatted(module, id, fields(module, fields));
      return Optional.of(flat(api.get(path, lane).path("data")));
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

  /// Who had the address before is found too, and some twice.
  @Override
  public List<JsonNode> atAddress(String module, String address, List<String> fields) {
    var path =
        "/module/%s?%s&%s=%s&sort=id&%s"
            .formatted(
                module,
                fields(module, fields),
                encoded("filter[email1][eq]"),
                encoded(address),
                page(MOST));
    var byId = new LinkedHashMap<String, JsonNode>();
    for (var row : rows(api.get(path, Lane.ORDINARY))) {
      if (Json.text(row, "email1").equalsIgnoreCase(address)) {
        byId.put(Json.text(row, "id"), row);
      }
    }
    return List.copyOf(byId.values());
  }

  @Override
  public Map<Draft, Denied> make(String module, List<Draft> drafts, List<ObjectNode> values) {
    var denied = new LinkedHashMap<Draft, Denied>();
    for (int i = 0; i < drafts.size(); i++) {
      var data = Json.object().put("type", module);
      data.put("id", id(module, String.valueOf(drafts.get(i).marker())));
      data.set("attributes", values.get(i));
      try {
        api.write("POST", "/module", Json.object().set("data", data), Lane.ORDINARY);
      } catch (Denied no) {
        var refusal = no.code().equals(SuiteRefusals.EXISTS) ? deleted(module, data) : no;
        if (refusal != null) {
          denied.put(drafts.get(i), refusal);
        }
      }
    }
    return denied;
  }

  /// Its id is taken: by what was made before and lives, or by what was deleted.
  private @Nullable Denied deleted(String module, ObjectNode data) {
    var id = Json.text(data, "id");
    boolean lives = read(module, id, List.of(CrmModule.MODIFIED), Lane.ORDINARY).isPresent();
    return lives
        ? null
        : new Denied(400, "deletedThere", null, "It was made before, and deleted there.");
  }

  @Override
  public void change(String module, String id, ObjectNode values, String seen, Lane lane) {
    var data = Json.object().put("type", module).put("id", id);
    data.set("attributes", values);
    api.write("PATCH", "/module", Json.object().set("data", data), lane);
  }

  /// By id, from the last one seen. An old release gives all at once and counts nothing.
  @Override
  public Linked linked(String module, String id, String link, String target) {
    var base =
        "/module/%s/%s/relationships/%s?%s&sort=id&%s"
            .formatted(module, id, link, fields(target, List.of(CrmModule.MODIFIED)), page(MOST));
    var ids = new LinkedHashSet<String>();
    long total = -1;
    for (var after = ""; ; ) {
      var more = after.isEmpty() ? "" : "&" + filter(new Clause("id", Is.MORE, after));
      var answer = api.get(base + more, Lane.ORDINARY);
      var rows = rows(answer);
      if (after.isEmpty()) {
        total = rows.isEmpty() ? 0 : answer.path("meta").path("total-records").asLong(-1);
      }
      boolean news = false;
      for (var row : rows) {
        news |= ids.add(Json.text(row, "id"));
      }
      if (!news || ids.size() == total) {
        return new Linked(ids, total);
      }
      after = Json.text(rows.getLast(), "id");
    }
  }

  /// One in a call.
  @Override
  public void link(String module, String id, String link, String target, List<String> ids) {
    for (var other : ids) {
      var data = Json.object().put("type", target).put("id", other);
      var path = "/module/%s/%s/relationships/%s".formatted(module, id, link);
      api.write("POST", path, Json.object().set("data", data), Lane.ORDINARY);
    }
  }

  @Override
  public void unlink(String module, String id, String link, String other) {
    api.delete("/module/%s/%s/relationships/%s/%s".formatted(module, id, link, other));
  }

  /// With pages of one row there are as many pages as rows.
  @Override
  public long count(String module) {
    var path = "/module/%s?%s&%s".formatted(module, fields(module, List.of("id")), page(1));
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
  public Map<String, String> automations(String module, Saves saves) {
    var other =
        switch (saves) {
          case NEW -> "Modified_Records";
          case CHANGED -> "New_Records";
        };
    var flows = new LinkedHashMap<String, String>();
    for (var after = ""; ; ) {
      var clauses = new ArrayList<Clause>();
      clauses.add(new Clause("status", Is.EQUAL, "Active"));
      clauses.add(new Clause("flow_module", Is.EQUAL, module));
      if (!after.isEmpty()) {
        clauses.add(new Clause("id", Is.MORE, after));
      }
      var fields = List.of("name", "flow_run_on");
      var rows = find(new Query("AOW_WorkFlow", fields, clauses, "id", MOST, Lane.ORDINARY));
      if (rows.isEmpty()) {
        return flows;
      }
      for (var row : rows) {
        if (!Json.text(row, "flow_run_on").equals(other)) {
          flows.put(Json.text(row, "id"), Json.text(row, "name"));
        }
      }
      after = Json.text(rows.getLast(), "id");
    }
  }
}
