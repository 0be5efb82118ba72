package org.unisono.simulators.pardot;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Exports: an object's rows as CSV files, in no order that could be relied on, with moments in the
/// zone of the user who asked.
final class ExportCalls {
  static final String AT = "/api/v5/exports";
  static final ZoneId USERS_ZONE = ZoneId.of("America/New_York");

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(USERS_ZONE);
  private static final int MOST_FIELDS = 150;
  private static final int ROWS_PER_FILE = 50_000;
  private static final Map<String, Kind> OBJECTS =
      Map.of(
          "prospect", Kind.PROSPECTS,
          "prospectaccount", Kind.PROSPECT_ACCOUNTS,
          "visitoractivity", Kind.VISITOR_ACTIVITIES,
          "listmembership", Kind.LIST_MEMBERSHIPS,
          "opportunity", Kind.OPPORTUNITIES,
          "visitor", Kind.VISITORS,
          "visit", Kind.VISITS,
          "visitorpageview", Kind.VISITOR_PAGE_VIEWS,
          "lifecyclehistory", Kind.LIFECYCLE_HISTORIES);
  private static final Map<String, String> PROCEDURES =
      Map.of(
          "filterbycreatedat", "createdAt",
          "filterbyupdatedat", "updatedAt",
          "filterbyprospectupdatedat", "updatedAt");
  private static final Set<Kind> OF_A_PROSPECT =
      Set.of(Kind.VISITOR_ACTIVITIES, Kind.LIST_MEMBERSHIPS);

  private final Unit unit;
  private final Jobs jobs;

  ExportCalls(Unit unit) {
    this.unit = unit;
    var fields =
        Set.of(
            "id",
            "object",
            "fields",
            "procedure",
            "state",
            "isExpired",
            "resultRefs",
            "createdAt",
            "updatedAt",
            "createdById",
            "updatedById");
    jobs = new Jobs(unit.exports, unit.clock, fields, Duration.ofDays(7));
  }

  void register(Routes api) {
    api.post(AT, this::create)
        .get(AT, r -> jobs.page(r))
        .get(AT + "/{id}", this::look)
        .get(AT + "/{id}/results/{file}", this::file);
  }

  private Reply create(Request request) {
    var asked = jobs.asked(request);
    var wish = Bodies.of(request);
    var kind = OBJECTS.get(plain(Bodies.required(wish, "object")));
    if (kind == null) {
      throw Bodies.invalid("object");
    }
    unit.abilities.require(kind);
    var fields = fields(wish, kind);
    check(kind, wish.path("procedure"));
    var job = Json.object().put("object", Json.text(wish, "object"));
    job.set("fields", Json.of(fields));
    job.set("procedure", wish.path("procedure"));
    var user = unit.table(Kind.USERS).all().getFirst().path("id");
    job.set("createdById", user);
    job.set("updatedById", user);
    return Reply.json(201, jobs.shown(unit.exports.add(job.put("state", Jobs.WAITING)), asked));
  }

  /// All that there are where none is named.
  private static List<String> fields(ObjectNode wish, Kind kind) {
    var fields = wish.path("fields").valueStream().map(JsonNode::asString).toList();
    if (fields.size() > MOST_FIELDS) {
      throw PardotRefused.invalid("An export has 150 fields at most.");
    }
    for (var field : fields) {
      // A membership that is gone shows in exports alone.
      if (!kind.has(field) && !field.equals("isDeleted")) {
        throw PardotRefused.invalid("Invalid fields requested: " + field);
      }
    }
    return fields.isEmpty() ? kind.fields().stream().sorted().toList() : fields;
  }

  private void check(Kind kind, JsonNode procedure) {
    var name = plain(Json.text(procedure, "name"));
    boolean known =
        PROCEDURES.containsKey(name)
            && (OF_A_PROSPECT.contains(kind) || !name.contains("prospect"))
            && (kind.has("updatedAt") || !name.contains("updated"));
    if (!known) {
      throw PardotRefused.of(400, 174, "Unknown procedure name.");
    }
    for (var entry : procedure.path("arguments").properties()) {
      if (!arguments(kind, name).contains(plain(entry.getKey()))) {
        throw PardotRefused.of(400, 175, "Unknown procedure argument: " + entry.getKey());
      }
    }
    checkValues(procedure);
    var from = bound(procedure, "after");
    var to = bound(procedure, "before");
    if (to.isBefore(from) || to.isAfter(from.plus(Duration.ofDays(366)))) {
      throw PardotRefused.of(400, 177, "The range of an export is one year at most.");
    }
  }

  private static Set<String> arguments(Kind kind, String procedure) {
    var all = new HashSet<String>();
    var stamp = procedure.contains("created") ? "created" : "updated";
    all.add(stamp + "after");
    all.add(stamp + "before");
    if (kind == Kind.VISITOR_ACTIVITIES) {
      all.addAll(Set.of("type", "prospectonly"));
    }
    if (kind.has("isDeleted") || kind == Kind.LIST_MEMBERSHIPS) {
      all.add("deleted");
    }
    return all;
  }

  private static void checkValues(JsonNode procedure) {
    var deleted = argument(procedure, "deleted").asString("false");
    var type = argument(procedure, "type");
    boolean fits =
        Set.of("true", "false", "all").contains(deleted)
            && (type.isNull() || (type.isArray() && type.valueStream().allMatch(t -> t.isInt())));
    if (!fits) {
      throw PardotRefused.of(400, 177, "Invalid procedure argument.");
    }
  }

  /// Names are taken in either spelling, `created_after` and `createdAfter`.
  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static JsonNode argument(JsonNode procedure, String name) {
    for (var entry : procedure.path("arguments").properties()) {
      if (plain(entry.getKey()).equals(name)) {
        return entry.getValue();
      }
    }
    return Json.parse("null");
  }

  private Instant bound(JsonNode procedure, String side) {
    boolean created = plain(Json.text(procedure, "name")).contains("created");
    var value = argument(procedure, (created ? "created" : "updated") + side);
    if (value.isNull()) {
      if (side.equals("before")) {
        return unit.clock.instant();
      }
      throw PardotRefused.of(400, 176, "A procedure argument is missing: " + side);
    }
    return named(value.asString());
  }

  /// A moment, or one of the words for a day or a month in the user's zone: its beginning.
  private Instant named(String text) {
    var today = unit.clock.instant().atZone(USERS_ZONE).truncatedTo(ChronoUnit.DAYS);
    return switch (text) {
      case "today" -> today.toInstant();
      case "yesterday" -> today.minusDays(1).toInstant();
      case "last_7_days" -> today.minusDays(7).toInstant();
      case "this_month" -> today.withDayOfMonth(1).toInstant();
      case "last_month" -> today.withDayOfMonth(1).minusMonths(1).toInstant();
      default -> moment(text);
    };
  }

  private static Instant moment(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text.replace(' ', 'T')).atZone(USERS_ZONE).toInstant();
    } catch (DateTimeException unreadable) {
      throw PardotRefused.of(400, 177, "Not a date and time: " + text);
    }
  }

  private Reply look(Request request) {
    var asked = jobs.asked(request);
    jobs.step(this::process);
    return Reply.ok(jobs.shown(unit.exports.require(request.var("id")), asked));
  }

  private void process(ObjectNode job) {
    var kind = OBJECTS.getOrDefault(plain(Json.text(job, "object")), Kind.PROSPECTS);
    var fields = job.path("fields").valueStream().map(JsonNode::asString).toList();
    var rows =
        unit.table(kind).all().stream()
            .filter(r -> unit.abilities.shows(kind, r) && matches(r, job.path("procedure")))
            .sorted(Comparator.comparingLong(r -> r.path("id").asLong() % 2))
            .toList();
    var files = new ArrayList<String>();
    var refs = new ArrayList<String>();
    for (int at = 0; at == 0 || at < rows.size(); at += ROWS_PER_FILE) {
      var file = new StringBuilder(Csv.row(fields));
      rows.subList(at, Math.min(rows.size(), at + ROWS_PER_FILE))
          .forEach(r -> file.append(Csv.row(cells(r, fields))));
      refs.add(
          "%s%s/%s/results/%d".formatted(unit.baseUrl, AT, Json.text(job, "id"), files.size()));
      files.add(file.toString());
    }
    job.set("files", Json.of(files));
    job.set("resultRefs", Json.of(refs));
  }

  private static List<String> cells(ObjectNode row, List<String> fields) {
    return fields.stream()
        .map(f -> f.endsWith("At") && row.has(f) ? inZone(Json.text(row, f)) : Json.text(row, f))
        .toList();
  }

  static String inZone(String moment) {
    return moment.isEmpty() ? "" : SHOWN.format(OffsetDateTime.parse(moment));
  }

  private boolean matches(ObjectNode row, JsonNode procedure) {
    var name = plain(Json.text(procedure, "name"));
    var field = PROCEDURES.getOrDefault(name, "createdAt");
    var judged =
        name.equals("filterbyprospectupdatedat") && row.has("prospectId")
            ? unit.table(Kind.PROSPECTS).find(Json.text(row, "prospectId")).orElse(row)
            : row;
    var at = OffsetDateTime.parse(Json.text(judged, field)).withOffsetSameInstant(ZoneOffset.UTC);
    var deleted = argument(procedure, "deleted").asString("false");
    var types = argument(procedure, "type");
    return !at.toInstant().isBefore(bound(procedure, "after"))
        && !at.toInstant().isAfter(bound(procedure, "before"))
        && (deleted.equals("all")
            || deleted.equals(String.valueOf(row.path("isDeleted").asBoolean(false))))
        && (types.isNull()
            || types.valueStream().anyMatch(t -> t.asInt() == row.path("type").asInt()))
        && !(argument(procedure, "prospectonly").asBoolean(false)
            && Json.text(row, "prospectId").isEmpty());
  }

  private Reply file(Request request) {
    var job = unit.exports.require(request.var("id"));
    var file =
        job.path("files").path(Integer.parseInt("0" + request.var("file").replaceAll("\\D", "")));
    if (jobs.isExpired(job) || file.isMissingNode()) {
      throw PardotRefused.missing();
    }
    return Reply.text(200, "text/csv;charset=UTF-8", file.asString());
  }
}
