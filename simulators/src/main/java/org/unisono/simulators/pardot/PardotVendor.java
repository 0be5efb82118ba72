package org.unisono.simulators.pardot;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.Vendor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the shared server needs to know of Account Engagement.
final class PardotVendor implements Vendor {
  static final String AT = "/api/v5/objects/";

  private static final int MOST_AT_ONCE = 5;

  private final Unit unit;
  private final Bearers bearers;
  private final Routes api = new Routes();
  private final Routes page;

  PardotVendor(Unit unit) {
    this.unit = unit;
    bearers = new Bearers(unit.organisation.baseUrl());
    new PardotSeed(unit).plant();
    new RecordActions(unit).register(api);
    new ObjectCalls(unit).register(api);
    new OlderCalls(unit).register(api);
    new ExportCalls(unit).register(api);
    new ImportCalls(unit).register(api);
    page = new PardotPage(unit).routes();
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
    return page;
  }

  @Override
  public String pagePaths() {
    return "/campaign/read/";
  }

  @Override
  public boolean isMetered(Request request) {
    return true;
  }

  @Override
  public boolean isWrite(Request request) {
    return !request.method().equals("GET");
  }

  @Override
  public Optional<Reply> refuseSession(Request request) {
    var token = request.bearer();
    var given = request.header("Pardot-Business-Unit-Id");
    if (token.isEmpty() && request.path().contains("/version/")) {
      return Optional.of(OlderAnswers.noKey(request));
    }
    if (token.isEmpty() || given.isEmpty()) {
      return Optional.of(Reply.text(401, "text/plain", "Unauthorized"));
    }
    if (!given.equals(Unit.ID)) {
      return refused(
          403,
          201,
          "Business Unit specified in Pardot-Business-Unit-Id header not found or inactive.");
    }
    boolean later =
        request.param(unit.paging.parameter()).isPresent()
            || request.number("idGreaterThan", 0) > 0;
    if (later && unit.faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      bearers.expire(token);
    }
    if (!bearers.isAlive(token)) {
      return refused(401, 184, "access_token is invalid, unknown, or malformed");
    }
    if (isWrite(request) && unit.faults.isOn(Fault.RIGHTS_NARROWED)) {
      return refused(
          405, 46, "This API user lacks sufficient permissions for the requested operation");
    }
    return unit.limits.spend() ? Optional.empty() : refused(429, 122, "Daily API rate limit met.");
  }

  private static Optional<Reply> refused(int status, int code, String message) {
    return Optional.of(PardotRefused.reply(status, code, message));
  }

  @Override
  public Reply notFound(Request request) {
    return PardotRefused.missing().reply();
  }

  @Override
  public Reply malformedBody(Request request) {
    return PardotRefused.reply(400, 150, "The body is not valid JSON.");
  }

  @Override
  public int mostAtOnce() {
    return MOST_AT_ONCE;
  }

  @Override
  public Reply throttled(int left) {
    return PardotRefused.reply(
        429, 66, "You have exceeded your concurrent request limit. Please wait and try again.");
  }

  @Override
  public Reply broken() {
    return Reply.text(500, "text/plain", "Internal Server Error");
  }

  @Override
  public Map<String, String> headers(Request request) {
    return Set.of("true", "1").contains(request.header("X-Return-Api-Usage"))
        ? Map.of("x-api-usage", unit.limits.usage())
        : Map.of();
  }

  @Override
  public ObjectNode credentials() {
    var theirs = unit.organisation.ready();
    var base = Json.text(theirs, "baseUrl");
    var node = Json.object().put("sfBase", base).put("loginUrl", base);
    for (var name :
        new String[] {"clientId", "clientSecret", "username", "password", "accessToken"}) {
      node.put(name, Json.text(theirs, name));
    }
    return node.put("businessUnitId", Unit.ID);
  }

  /// `callsPerDay`, counted anew from then on; `recordsPerSequence`; `readLagSeconds`, how far
  /// listings are behind the writes; `importBatchesPerDay` and `importBytesPerDay`; `refusals`, how
  /// many writes are refused with 62, 85 or 121; `mostOf`, how many rows an object may have;
  /// `knownEmail`, whether a new prospect with a known address is created, updates the one that
  /// has it, or is refused; `paging`, whether pages go on by a `token` or by a `mark`;
  /// `olderVersion`, which of the older versions the account has to use; `extensions`, the other
  /// systems that tell activities, with their types; `withheld`, the objects that the user's role
  /// does not show; and `assignedOnly`, whether it hides prospects of nobody.
  @Override
  public void automate(ObjectNode switches) {
    for (var entry : switches.properties()) {
      var value = entry.getValue();
      switch (entry.getKey()) {
        case "callsPerDay" -> unit.limits.limitCalls(value.asInt(0));
        case "recordsPerSequence" -> unit.limits.limitRecords(value.asInt(0));
        case "readLagSeconds" -> unit.lag(Duration.ofSeconds(value.asInt(0)));
        case "withheld" ->
            unit.abilities.withhold(value.valueStream().map(JsonNode::asString).toList());
        case "importBatchesPerDay" -> unit.limits.limitBatches(value.asInt(0));
        case "importBytesPerDay" -> unit.limits.limitBytes(value.asLong(0));
        case "refusals" -> unit.writeRules.refuse(value);
        case "mostOf" -> unit.writeRules.limit(value);
        case "knownEmail" -> unit.writeRules.knownEmail(value.asString(""));
        case "paging" -> unit.paging = Paging.valueOf(value.asString("").toUpperCase(Locale.ROOT));
        case "olderVersion" -> unit.olderVersion(value.asInt(0));
        case "extensions" -> unit.extensions.set(value);
        case "assignedOnly" -> unit.abilities.seeAssignedOnly(value.asBoolean(false));
        default -> throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  @Override
  public ObjectNode automations() {
    var node =
        Json.object()
            .put("callsPerDay", unit.limits.callsPerDay())
            .put("recordsPerSequence", unit.limits.recordsPerSequence())
            .put("importBatchesPerDay", unit.limits.batchesPerDay())
            .put("importBytesPerDay", unit.limits.bytesPerDay())
            .put("readLagSeconds", unit.lag().toSeconds());
    node.set("withheld", Json.of(unit.abilities.withheld()));
    node.put("assignedOnly", unit.abilities.isAssignedOnly());
    node.put("paging", unit.paging.name().toLowerCase(Locale.ROOT));
    node.put("olderVersion", unit.olderVersion());
    node.set("extensions", unit.extensions.state());
    unit.writeRules.describe(node);
    var programs = unit.table(Kind.ENGAGEMENT_STUDIO_PROGRAMS).all();
    return (ObjectNode) node.set("programs", Json.array(programs));
  }

  @Override
  public ObjectNode state() {
    return unit.state();
  }

  @Override
  public void restore(ObjectNode state) {
    unit.restore(state);
  }
}
