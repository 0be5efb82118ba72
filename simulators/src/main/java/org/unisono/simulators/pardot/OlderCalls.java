package org.unisono.simulators.pardot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// The older API, to read: 200 rows at most, one row as an object and several as an array. Visits
/// are asked for by ids, of which there may be 200; how many the vendor takes, no page of it says.
/// Campaigns belong to Salesforce: none is made here (128), and neither name nor cost is changed
/// (129).
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
          "fields",
          "output");
  private static final Map<String, String> BY_IDS =
      Map.of("ids", "id", "visitor_ids", "visitorId", "prospect_ids", "prospectId");
  private static final Map<String, String> SORTED =
      Map.of("id", "id", "created_at", "createdAt", "updated_at", "updatedAt");

  private final Unit unit;
  private final OlderAnswers answers;

  OlderCalls(Unit unit) {
    this.unit = unit;
    this.answers = new OlderAnswers(unit);
  }

  void register(Routes api) {
    OBJECTS.forEach(
        (name, kind) -> {
          var at = "/api/" + name + "/version/{version}/do/";
          reads(api, at + "query", p -> query(name, kind, p));
          reads(api, at + "read/id/{id}", p -> read(name, kind, p));
          reads(api, at + "read", p -> lacking());
        });
    reads(api, "/api/prospect/version/{version}/do/read/email/{email}", this::byEmail);
    reads(api, "/api/prospect/version/{version}/do/read/fid/{fid}", this::byFid);
    var campaigns = "/api/campaign/version/{version}/do/";
    Routes.Handler create =
        r -> refused(r, 128, "Campaigns are managed in Salesforce and cannot be created here.");
    Routes.Handler update =
        r -> refused(r, 129, "Name and cost of a campaign are managed in Salesforce.");
    api.post(campaigns + "create", create).post(campaigns + "update/id/{id}", update);
    new OlderWrites(unit, answers).register(api);
    new OlderMemberships(unit, answers).register(api);
    new OlderLists(unit, answers).register(api);
  }

  private void reads(Routes api, String path, Function<Map<String, String>, ObjectNode> work) {
    Routes.Handler handler = r -> answers.of(r, work);
    api.get(path, handler).post(path, handler);
  }

  private static ObjectNode lacking() {
    throw PardotRefused.of(400, 13, "One or more required parameters are missing");
  }

  private Reply refused(Request request, int code, String message) {
    return answers.of(
        request,
        p -> {
          throw PardotRefused.of(400, code, message);
        });
  }

  /// Several prospects may have the address.
  private ObjectNode byEmail(Map<String, String> asked) {
    unit.abilities.require(Kind.PROSPECTS);
    var found =
        unit.prospectsAt(asked.getOrDefault("email", "")).stream()
            .filter(r -> unit.abilities.shows(Kind.PROSPECTS, r))
            .map(r -> OlderAnswers.row(Kind.PROSPECTS, r))
            .toList();
    if (found.isEmpty()) {
      throw PardotRefused.of(400, 4, "Invalid prospect email address");
    }
    return (ObjectNode)
        Json.object().set("prospect", found.size() == 1 ? found.getFirst() : Json.array(found));
  }

  private ObjectNode byFid(Map<String, String> asked) {
    unit.abilities.require(Kind.PROSPECTS);
    var found =
        unit.table(Kind.PROSPECTS).where("salesforceId", asked.getOrDefault("fid", "")).stream()
            .filter(r -> unit.abilities.shows(Kind.PROSPECTS, r))
            .findFirst()
            .orElseThrow(() -> PardotRefused.of(400, 77, "Invalid prospect fid"));
    return (ObjectNode) Json.object().set("prospect", OlderAnswers.row(Kind.PROSPECTS, found));
  }

  private ObjectNode read(String name, Kind kind, Map<String, String> asked) {
    unit.abilities.require(kind);
    var id = asked.getOrDefault("id", "");
    if (!id.matches("\\d{1,18}")) {
      throw PardotRefused.of(400, 16, "Invalid ID");
    }
    var found = unit.table(kind).find(id);
    boolean binned = found.filter(r -> r.path("isDeleted").asBoolean(false)).isPresent();
    if (binned && kind == Kind.PROSPECTS) {
      throw PardotRefused.of(400, 132, "Prospect is archived");
    }
    var row =
        found
            .filter(r -> !binned && unit.abilities.shows(kind, r))
            .orElseThrow(() -> PardotRefused.of(400, missing(kind), "Invalid " + name + " id"));
    return (ObjectNode) Json.object().set(OlderAnswers.snake(name), OlderAnswers.row(kind, row));
  }

  private static int missing(Kind kind) {
    return switch (kind) {
      case CAMPAIGNS -> 38;
      case PROSPECTS -> 3;
      case LISTS -> 55;
      default -> 16;
    };
  }

  private ObjectNode query(String name, Kind kind, Map<String, String> asked) {
    unit.abilities.require(kind);
    boolean known =
        asked.keySet().stream()
            .allMatch(k -> KNOWN.contains(k) || EQUAL.contains(k) || takesIds(kind, k));
    if (!known) {
      throw PardotRefused.of(400, 5, "Invalid query parameters");
    }
    checkIds(kind, asked);
    var found =
        unit.table(kind).listed().stream()
            .filter(r -> unit.abilities.shows(kind, r) && matches(kind, r, asked))
            .sorted(order(asked))
            .toList();
    int most = Math.min(MOST, number(asked, "limit", MOST, 23));
    var rows = found.stream().skip(number(asked, "offset", 0, 21)).limit(most).toList();
    var shown = rows.stream().map(r -> cut(OlderAnswers.row(kind, r), asked)).toList();
    var result = Json.object().put("total_results", found.size());
    var key = OlderAnswers.snake(name);
    if (shown.size() == 1) {
      result.set(key, shown.getFirst());
    } else if (!shown.isEmpty()) {
      result.set(key, Json.array(shown));
    }
    return (ObjectNode) Json.object().set("result", result);
  }

  /// The fields that are asked for, and the id.
  private static ObjectNode cut(ObjectNode row, Map<String, String> asked) {
    var fields = asked.get("fields");
    return fields == null ? row : row.retain((fields + ",id").split(","));
  }

  private static boolean takesIds(Kind kind, String parameter) {
    return (kind == Kind.VISITS && BY_IDS.containsKey(parameter))
        || (kind == Kind.VISITORS && parameter.equals("prospect_ids"));
  }

  private static void checkIds(Kind kind, Map<String, String> asked) {
    var lists = asked.keySet().stream().filter(BY_IDS::containsKey).toList();
    if (kind == Kind.VISITS && lists.isEmpty()) {
      lacking();
    }
    for (var list : lists) {
      var ids = asked.getOrDefault(list, "");
      if (ids.isBlank()) {
        throw PardotRefused.of(400, 36, "One or more required parameter values are missing");
      }
      if (ids.split(",").length > MOST) {
        throw PardotRefused.of(400, 63, "Too many IDs specified");
      }
    }
  }

  private static int number(Map<String, String> asked, String name, int otherwise, int code) {
    var value = asked.get(name);
    if (value != null && !value.matches("\\d{1,9}")) {
      throw PardotRefused.of(400, code, "Invalid value specified for " + name);
    }
    return value == null ? otherwise : Integer.parseInt(value);
  }

  /// By id upwards; by a moment the newest come first, where nothing else is said.
  private static Comparator<ObjectNode> order(Map<String, String> asked) {
    var by = asked.getOrDefault("sort_by", "id");
    var field = SORTED.get(by);
    if (field == null) {
      throw PardotRefused.of(400, 19, "Invalid value specified for sort_by");
    }
    var way = asked.getOrDefault("sort_order", by.equals("id") ? "ascending" : "descending");
    if (!way.equals("ascending") && !way.equals("descending")) {
      throw PardotRefused.of(400, 20, "Invalid value specified for sort_order");
    }
    var up =
        Comparator.comparing((ObjectNode r) -> by.equals("id") ? "" : Json.text(r, field))
            .thenComparingLong(r -> r.path("id").asLong(0));
    return way.equals("ascending") ? up : up.reversed();
  }

  private boolean matches(Kind kind, ObjectNode row, Map<String, String> asked) {
    boolean binned = row.path("isDeleted").asBoolean(false);
    long id = row.path("id").asLong();
    return binned == asked.getOrDefault("deleted", "false").equals("true")
        && id > number(asked, "id_greater_than", 0, 16)
        && id < number(asked, "id_less_than", Integer.MAX_VALUE, 16)
        && inTime(row, asked, "updated")
        && inTime(row, asked, "created")
        && EQUAL.stream().allMatch(f -> isEqual(kind, row, f, asked.get(f)))
        && BY_IDS.entrySet().stream()
            .allMatch(e -> isAmong(Json.text(row, e.getValue()), asked.get(e.getKey())));
  }

  private static boolean isAmong(String id, @Nullable String ids) {
    return ids == null || List.of(ids.split(",")).contains(id);
  }

  /// A prospect has a list by its place on it.
  private boolean isEqual(Kind kind, ObjectNode row, String name, @Nullable String value) {
    if (value == null) {
      return true;
    }
    if (kind == Kind.PROSPECTS && name.equals("list_id")) {
      return unit.table(Kind.LIST_MEMBERSHIPS).where("prospectId", Json.text(row, "id")).stream()
          .anyMatch(m -> Json.text(m, "listId").equals(value));
    }
    var field = name.replace("_id", "Id");
    return value.equalsIgnoreCase(Json.text(row, field));
  }

  private boolean inTime(ObjectNode row, Map<String, String> asked, String what) {
    var at = OffsetDateTime.parse(Json.text(row, what + "At")).toInstant();
    var after = asked.get(what + "_after");
    var before = asked.get(what + "_before");
    return (after == null || at.isAfter(moment(after)))
        && (before == null || at.isBefore(moment(before)));
  }

  private Instant moment(String text) {
    try {
      return GnuDate.read(text, unit.clock.instant(), ExportCalls.USERS_ZONE);
    } catch (DateTimeException unreadable) {
      throw PardotRefused.of(400, 7, "Invalid timestamp");
    }
  }
}
