package org.unisono.simulators.pardot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The older API, version 4, to read: names with underscores, moments in the user's zone, 200 rows
/// at most, one row as an object and several as an array. Campaigns belong to Salesforce: none is
/// made here (128), and neither name nor cost is changed (129).
final class OlderCalls {
  private static final int MOST = 200;
  private static final Map<String, Kind> OBJECTS =
      Map.of(
          "campaign", Kind.CAMPAIGNS,
          "prospect", Kind.PROSPECTS,
          "list", Kind.LISTS,
          "listMembership", Kind.LIST_MEMBERSHIPS,
          "visitorActivity", Kind.VISITOR_ACTIVITIES,
          "opportunity", Kind.OPPORTUNITIES,
          "visitor", Kind.VISITORS,
          "visit", Kind.VISITS,
          "lifecycleStage", Kind.LIFECYCLE_STAGES,
          "lifecycleHistory", Kind.LIFECYCLE_HISTORIES);
  private static final Set<String> EQUAL =
      Set.of("name", "email", "list_id", "prospect_id", "type");
  private static final Set<String> KNOWN =
      Set.of(
          "format",
          "limit",
          "offset",
          "deleted",
          "id_greater_than",
          "id_less_than",
          "updated_after",
          "updated_before",
          "created_after",
          "created_before",
          "sort_by",
          "sort_order",
          "output");

  private final Unit unit;

  OlderCalls(Unit unit) {
    this.unit = unit;
  }

  void register(Routes api) {
    OBJECTS.forEach(
        (name, kind) -> {
          var at = "/api/" + name + "/version/4/do/";
          Routes.Handler query = r -> answer(r, () -> query(name, kind, r));
          Routes.Handler read = r -> answer(r, () -> read(name, kind, r));
          api.get(at + "query", query).post(at + "query", query);
          api.get(at + "read/id/{id}", read).post(at + "read/id/{id}", read);
          Routes.Handler third = r -> refuse(r, 88, "Your account must use version 4 of the API.");
          var before = "/api/" + name + "/version/3/do/";
          api.get(before + "query", third).post(before + "query", third);
          api.get(before + "read/id/{id}", third).post(before + "read/id/{id}", third);
          Routes.Handler nobody = r -> refuse(r, 13, "One or more required parameters are missing");
          api.get(at + "read", nobody).post(at + "read", nobody);
        });
    var byEmail = "/api/prospect/version/4/do/read/email/{email}";
    Routes.Handler several = r -> answer(r, () -> byEmail(r.var("email")));
    api.get(byEmail, several).post(byEmail, several);
    var campaigns = "/api/campaign/version/4/do/";
    api.post(
        campaigns + "create",
        r -> refuse(r, 128, "Campaigns are managed in Salesforce and cannot be created here."));
    api.post(
        campaigns + "update/id/{id}",
        r -> refuse(r, 129, "Name and cost of a campaign are managed in Salesforce."));
  }

  private Reply refuse(Request request, int code, String message) {
    return answer(
        request,
        () -> {
          throw PardotRefused.of(400, code, message);
        });
  }

  private Reply answer(Request request, Supplier<ObjectNode> work) {
    boolean json = request.param("format").orElse("xml").equals("json");
    try {
      unit.sync.runIfDue();
      var body = work.get();
      return json
          ? Reply.ok(stamped(body, "ok"))
          : xml(200, "<rsp stat=\"ok\" version=\"1.0\">", body);
    } catch (PardotRefused refused) {
      return failed(json, refused);
    }
  }

  /// What a call is answered with that names an old key instead of a token.
  static Reply noKey(Request request) {
    boolean json = request.param("format").orElse("xml").equals("json");
    return failed(json, PardotRefused.of(401, 1, "Invalid API key or user key"));
  }

  private static Reply failed(boolean json, PardotRefused refused) {
    var reason = Json.object().put("err", String.valueOf(refused.getMessage()));
    int status = refused.code() == 1 ? 401 : 400;
    if (!json) {
      var err = "<err code=\"%d\">%s</err>".formatted(refused.code(), text(reason.path("err")));
      var rsp = "<rsp stat=\"fail\" version=\"1.0\">" + err + "</rsp>";
      return Reply.text(status, "text/xml;charset=UTF-8", rsp);
    }
    var body = stamped(reason, "fail");
    ((ObjectNode) body.path("@attributes")).put("err_code", refused.code());
    return Reply.json(status, body);
  }

  private static ObjectNode stamped(ObjectNode body, String stat) {
    body.putObject("@attributes").put("stat", stat).put("version", 1);
    return body;
  }

  /// Several prospects may have the address.
  private ObjectNode byEmail(String email) {
    unit.abilities.require(Kind.PROSPECTS);
    var found =
        unit.prospectsAt(email).stream()
            .filter(r -> unit.abilities.shows(Kind.PROSPECTS, r))
            .map(r -> shown(Kind.PROSPECTS, r))
            .toList();
    if (found.isEmpty()) {
      throw PardotRefused.of(400, 4, "Invalid prospect email address");
    }
    return (ObjectNode)
        Json.object().set("prospect", found.size() == 1 ? found.getFirst() : Json.array(found));
  }

  private ObjectNode read(String name, Kind kind, Request request) {
    unit.abilities.require(kind);
    var id = request.var("id");
    if (!id.matches("\\d{1,18}")) {
      throw PardotRefused.of(400, 16, "Invalid ID");
    }
    boolean binned =
        kind == Kind.PROSPECTS
            && unit.table(kind)
                .find(id)
                .filter(r -> r.path("isDeleted").asBoolean(false))
                .isPresent();
    if (binned) {
      throw PardotRefused.of(400, 132, "Prospect is archived");
    }
    var row =
        unit.table(kind)
            .find(id)
            .filter(r -> !r.path("isDeleted").asBoolean(false) && unit.abilities.shows(kind, r))
            .orElseThrow(() -> PardotRefused.of(400, missing(kind), "Invalid " + name + " id"));
    return (ObjectNode) Json.object().set(name, shown(kind, row));
  }

  private static int missing(Kind kind) {
    return switch (kind) {
      case CAMPAIGNS -> 38;
      case PROSPECTS -> 3;
      case LISTS -> 55;
      default -> 16;
    };
  }

  private ObjectNode query(String name, Kind kind, Request request) {
    unit.abilities.require(kind);
    var unknown =
        request.query().keySet().stream()
            .filter(k -> !KNOWN.contains(k) && !EQUAL.contains(k))
            .toList();
    if (!unknown.isEmpty()) {
      throw PardotRefused.of(400, 5, "Invalid query parameters");
    }
    var found =
        unit.table(kind).listed().stream()
            .filter(r -> unit.abilities.shows(kind, r) && matches(r, request))
            .sorted(Comparator.comparingLong(r -> r.path("id").asLong(0)))
            .toList();
    int most = Math.min(MOST, request.number("limit", MOST));
    var rows = found.stream().skip(request.number("offset", 0)).limit(most).toList();
    var shown = rows.stream().map(r -> shown(kind, r)).toList();
    var result = Json.object().put("total_results", found.size());
    if (shown.size() == 1) {
      result.set(name, shown.getFirst());
    } else if (!shown.isEmpty()) {
      result.set(name, Json.array(shown));
    }
    return (ObjectNode) Json.object().set("result", result);
  }

  private boolean matches(ObjectNode row, Request request) {
    boolean binned = row.path("isDeleted").asBoolean(false);
    return binned == request.param("deleted").orElse("false").equals("true")
        && row.path("id").asLong() > request.number("id_greater_than", 0)
        && row.path("id").asLong() < request.number("id_less_than", Integer.MAX_VALUE)
        && inTime(row, request, "updated")
        && inTime(row, request, "created")
        && List.of("name", "email", "listId", "prospectId", "type").stream()
            .allMatch(
                f ->
                    request
                        .param(snake(f))
                        .map(v -> v.equalsIgnoreCase(Json.text(row, f)))
                        .orElse(true));
  }

  private boolean inTime(ObjectNode row, Request request, String what) {
    var at = OffsetDateTime.parse(Json.text(row, what + "At")).toInstant();
    return request.param(what + "_after").map(t -> at.isAfter(moment(t))).orElse(true)
        && request.param(what + "_before").map(t -> at.isBefore(moment(t))).orElse(true);
  }

  /// A moment, a day, `today` or `yesterday` in the user's zone; of the many other ways to say a
  /// date that the vendor takes none is here.
  private Instant moment(String text) {
    var zone = ExportCalls.USERS_ZONE;
    var today = unit.clock.instant().atZone(zone).truncatedTo(ChronoUnit.DAYS);
    try {
      return switch (text) {
        case "today" -> today.toInstant();
        case "yesterday" -> today.minusDays(1).toInstant();
        default ->
            text.matches(".*([+-]\\d\\d:\\d\\d|Z)")
                ? OffsetDateTime.parse(text).toInstant()
                : text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
      };
    } catch (DateTimeException unreadable) {
      throw PardotRefused.of(400, 51, "Invalid parameter: " + text);
    }
  }

  private static ObjectNode shown(Kind kind, ObjectNode row) {
    var shown = Json.object().put("id", row.path("id").asLong());
    for (var field : kind.fields()) {
      var value = row.path(field);
      if (!field.equals("isDeleted") && !value.isMissingNode() && !value.isNull()) {
        shown.set(
            snake(field),
            field.endsWith("At") ? Json.of(ExportCalls.inZone(value.asString())) : value);
      }
    }
    return shown;
  }

  private static String snake(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Reply xml(int status, String head, ObjectNode body) {
    var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").append(head);
    body.properties().forEach(e -> write(text, e.getKey(), e.getValue()));
    return Reply.text(status, "text/xml;charset=UTF-8", text.append("</rsp>").toString());
  }

  private static void write(StringBuilder text, String name, JsonNode value) {
    if (value.isArray()) {
      value.forEach(v -> write(text, name, v));
      return;
    }
    text.append('<').append(name).append('>');
    if (value.isObject()) {
      value.properties().forEach(e -> write(text, e.getKey(), e.getValue()));
    } else {
      text.append(text(value));
    }
    text.append("</").append(name).append('>');
  }

  private static String text(JsonNode value) {
    return value.asString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
