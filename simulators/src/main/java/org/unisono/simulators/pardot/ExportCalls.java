package org.unisono.simulators.pardot;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
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
/// zone of the user who asked. Which of 174 to 177 says what is our reading of the vendor's list.
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
          "visitoractivity", Kind.VISITOR_ACTIVITIES,
          "listmembership", Kind.LIST_MEMBERSHIPS);
  private static final Map<String, String> PROCEDURES =
      Map.of(
          "filterbycreatedat", "createdAt",
          "filterbyupdatedat", "updatedAt",
          "filterbyprospectupdatedat", "updatedAt");
  private static final Set<String> ARGUMENTS =
      Set.of(
          "createdafter",
          "createdbefore",
          "updatedafter",
          "updatedbefore",
          "deleted",
          "type",
          "prospectonly");

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
    var wish = request.object();
    var kind = OBJECTS.get(plain(Json.text(wish, "object")));
    if (kind == null) {
      throw PardotRefused.of(400, 152, "Export is not supported for this object.");
    }
    unit.abilities.require(kind);
    var fields = wish.path("fields").valueStream().map(JsonNode::asString).toList();
    if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
      throw PardotRefused.invalid("An export has 1 to 150 fields.");
    }
    for (var field : fields) {
      // A membership that is gone shows in exports alone.
      if (!kind.has(field) && !field.equals("isDeleted")) {
        throw PardotRefused.invalid("Invalid fields requested: " + field);
      }
    }
    check(wish.path("procedure"));
    var job = Json.object().put("object", Json.text(wish, "object"));
    job.set("fields", wish.path("fields"));
    job.set("procedure", wish.path("procedure"));
    var user = unit.table(Kind.USERS).all().getFirst().path("id");
    job.set("createdById", user);
    job.set("updatedById", user);
    return Reply.json(201, jobs.shown(unit.exports.add(job.put("state", Jobs.WAITING)), asked));
  }

  private void check(JsonNode procedure) {
    if (!PROCEDURES.containsKey(plain(Json.text(procedure, "name")))) {
      throw PardotRefused.of(400, 174, "Unknown export procedure.");
    }
    for (var entry : procedure.path("arguments").properties()) {
      if (!ARGUMENTS.contains(plain(entry.getKey()))) {
        throw PardotRefused.of(400, 175, "Unknown procedure argument: " + entry.getKey());
      }
    }
    var from = bound(procedure, "after");
    if (bound(procedure, "before").isAfter(from.plus(Duration.ofDays(366)))) {
      throw PardotRefused.of(400, 177, "The range of an export is one year at most.");
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
    return moment(value.asString());
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
