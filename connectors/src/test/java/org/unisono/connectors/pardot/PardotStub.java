package org.unisono.connectors.pardot;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.SimulatedClock;
import org.unisono.simulators.Vendor;
import tools.jackson.databind.node.ObjectNode;

/// A business unit with as much of v5 as the contract needs: mandatory fields, filters, order,
/// pages, numbers for errors. It keeps no state on disk.
final class PardotStub implements Vendor {
  static final String UNIT = "0Uv000000000001AAA";
  private static final String AT = "/api/v5/objects/";
  private static final Set<String> FILTERS = Set.of("email", "prospectId", "listId");

  private final Map<String, List<ObjectNode>> rows = new LinkedHashMap<>();
  private final Faults faults;
  private final SimulatedClock clock;
  private final Routes api = new Routes();
  private String token = UUID.randomUUID().toString();
  private long ids = 100;

  PardotStub(Faults faults, SimulatedClock clock) {
    this.faults = faults;
    this.clock = clock;
    for (var thing : Thing.values()) {
      rows.put(thing.path(), new ArrayList<>());
      api.get(AT + thing.path(), r -> query(thing, r));
      api.get(AT + thing.path() + "/{id}", r -> one(thing, r));
      api.post(AT + thing.path(), r -> written(thing, r, create(thing.path(), r.object())));
      api.patch(AT + thing.path() + "/{id}", r -> change(thing, r));
    }
    api.post("/services/oauth2/token", this::logIn);
  }

  ObjectNode create(String path, ObjectNode values) {
    var row = Json.object().put("id", ++ids).put("isDeleted", false).put("createdAt", stamp());
    row.setAll(values);
    row.put("updatedAt", stamp());
    of(path).add(row);
    return row;
  }

  List<ObjectNode> of(String path) {
    return rows.getOrDefault(path, List.of());
  }

  private String stamp() {
    return clock.stamp().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
  }

  void update(String path, String id, ObjectNode values) {
    row(path, id).ifPresent(row -> row.setAll(values).put("updatedAt", stamp()));
  }

  private Optional<ObjectNode> row(String path, String id) {
    return of(path).stream().filter(r -> Json.text(r, "id").equals(id)).findFirst();
  }

  void expire() {
    token = UUID.randomUUID().toString();
  }

  private Reply logIn(Request request) {
    return request.form().getOrDefault("client_secret", "").equals("stub-secret")
        ? Reply.ok(Json.object().put("access_token", token).put("id", "user"))
        : Reply.json(400, Json.object().put("error", "invalid_client"));
  }

  private Optional<Reply> wrongFields(Thing thing, Request request) {
    var known = new HashSet<>(thing.fields());
    known.add("UnisonoMarker__c");
    faults
        .text(Fault.REMOVED_FIELD, "")
        .ifPresent(f -> known.remove(f.substring(f.indexOf('.') + 1)));
    var asked = List.of(request.param("fields").orElse("").split(","));
    return asked.stream()
        .filter(f -> !known.contains(f))
        .findFirst()
        .map(f -> error(400, 130, "Invalid fields requested: " + f));
  }

  private Reply query(Thing thing, Request request) {
    var wrong = wrongFields(thing, request);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var order = request.param("orderBy").orElse("id ASC").split(" ");
    Comparator<ObjectNode> by =
        order[0].equals("id")
            ? Comparator.comparingLong(r -> r.path("id").asLong())
            : Comparator.comparing(r -> Json.text(r, order[0]));
    var found =
        of(thing.path()).stream()
            .filter(r -> matches(r, request))
            .sorted(order[1].equals("DESC") ? by.reversed() : by)
            .toList();
    int from = 0;
    long behind = request.number("idGreaterThan", 0);
    int end = Math.min(found.size(), request.number("limit", 200));
    if (behind > 0 && faults.take(Fault.DUPLICATE_PAGE)) {
      return Reply.ok(Json.object().set("values", Json.array(of(thing.path()).subList(0, 1))));
    }
    if (found.size() > 1
        && request.param("idGreaterThan").isPresent()
        && faults.take(Fault.MISSING_PAGE)) {
      end = behind > 0 ? 0 : end / 2;
    }
    var values = found.subList(from, end).stream().map(r -> shown(r, request)).toList();
    return Reply.ok(Json.object().set("values", Json.array(values)));
  }

  private boolean matches(ObjectNode row, Request request) {
    boolean binned = row.path("isDeleted").asBoolean() && !request.param("deleted").isPresent();
    boolean hidden = faults.isOn(Fault.RIGHTS_NARROWED) && row.path("id").asLong() % 2 == 0;
    long id = row.path("id").asLong();
    boolean early =
        request
            .param("updatedAtAfterOrEqualTo")
            .map(t -> Stamps.parse(Json.text(row, "updatedAt")).isBefore(Stamps.parse(t)))
            .orElse(false);
    return !binned
        && !hidden
        && !early
        && id > request.number("idGreaterThan", 0)
        && id < request.number("idLessThan", Integer.MAX_VALUE)
        && FILTERS.stream()
            .allMatch(f -> request.param(f).map(v -> v.equals(Json.text(row, f))).orElse(true));
  }

  private static ObjectNode shown(ObjectNode row, Request request) {
    var shown = Json.object();
    for (var field : request.param("fields").orElse("").split(",")) {
      shown.set(field, row.has(field) ? row.get(field) : Json.object().nullNode());
    }
    return shown;
  }

  private Reply one(Thing thing, Request request) {
    return wrongFields(thing, request)
        .orElseGet(
            () ->
                row(thing.path(), request.var("id"))
                    .map(r -> Reply.ok(shown(r, request)))
                    .orElseGet(() -> error(404, 109, "Not found")));
  }

  private Reply written(Thing thing, Request request, ObjectNode row) {
    return wrongFields(thing, request).orElseGet(() -> Reply.json(201, shown(row, request)));
  }

  private Reply change(Thing thing, Request request) {
    update(thing.path(), request.var("id"), request.object());
    return one(thing, request);
  }

  private static Reply error(int status, int code, String message) {
    return Reply.json(status, Json.object().put("code", code).put("message", message));
  }

  @Override
  public String name() {
    return "pardot";
  }

  @Override
  public Routes api() {
    return api;
  }

  @Override
  public Routes page() {
    return new Routes();
  }

  @Override
  public boolean isMetered(Request request) {
    return request.path().startsWith(AT);
  }

  @Override
  public boolean isWrite(Request request) {
    return isMetered(request) && !request.method().equals("GET");
  }

  @Override
  public Optional<Reply> refuseSession(Request request) {
    boolean right =
        request.bearer().equals(token) && request.header("Pardot-Business-Unit-Id").equals(UNIT);
    return right ? Optional.empty() : Optional.of(error(401, 184, "access_token is invalid"));
  }

  @Override
  public Reply notFound(Request request) {
    return error(404, 109, "Not found");
  }

  @Override
  public Reply malformedBody(Request request) {
    return error(400, 151, "Invalid JSON");
  }

  @Override
  public Reply throttled(int left) {
    return error(429, 66, "Too many concurrent requests");
  }

  @Override
  public Reply broken() {
    return error(500, 0, "Internal error");
  }

  @Override
  public Map<String, String> headers(Request request) {
    return Map.of("x-api-usage", "1/100000");
  }

  @Override
  public ObjectNode credentials() {
    return Json.object()
        .put("clientId", "stub")
        .put("clientSecret", "stub-secret")
        .put("businessUnitId", UNIT);
  }

  @Override
  public void automate(ObjectNode switches) {}

  @Override
  public ObjectNode automations() {
    return Json.object();
  }

  @Override
  public ObjectNode state() {
    return Json.object();
  }

  @Override
  public void restore(ObjectNode state) {}
}
