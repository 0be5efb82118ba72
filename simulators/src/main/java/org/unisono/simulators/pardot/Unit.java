package org.unisono.simulators.pardot;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One business unit: its tables, its programs, and the organisation it is joined to.
final class Unit {
  static final String ID = "0Uv000000000001CAA";

  /// Sent and bounced.
  private static final Set<Integer> SYSTEMS_OWN = Set.of(6, 13);

  final URI baseUrl;
  final Faults faults;
  final Journal journal;
  final SimulatedClock clock;
  final Organisation organisation;
  final ConnectorSync sync;
  final Table exports;
  final Table imports;
  final Limits limits = new Limits();
  final Abilities abilities = new Abilities();
  final WriteRules writeRules = new WriteRules();
  final Extensions extensions = new Extensions();
  Paging paging = Paging.TOKEN;
  private Duration lag = Duration.ZERO;
  private int olderVersion = 4;
  private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);

  Unit(
      URI baseUrl,
      Faults faults,
      Journal journal,
      SimulatedClock clock,
      Organisation organisation) {
    this.baseUrl = baseUrl;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    this.organisation = organisation;
    exports = new Table(clock);
    imports = new Table(clock);
    for (var kind : Kind.values()) {
      tables.put(kind, new Table(clock));
    }
    sync = new ConnectorSync(this);
  }

  Table table(Kind kind) {
    return java.util.Objects.requireNonNull(tables.get(kind));
  }

  /// Which of the older versions of the API the account has to use: 4, where several prospects may
  /// have one address, or 3.
  int olderVersion() {
    return olderVersion;
  }

  /// @throws IllegalArgumentException where there is no such version
  void olderVersion(int version) {
    if (version != 3 && version != 4) {
      throw new IllegalArgumentException("no such version: " + version);
    }
    olderVersion = version;
  }

  Duration lag() {
    return lag;
  }

  /// How far listings are behind the writes, from now on.
  void lag(Duration time) {
    lag = time;
    tables.values().forEach(t -> t.lag(time));
  }

  ObjectNode createProspect(ObjectNode values) {
    checkProspect(values);
    var email = Bodies.required(values, "email");
    var known = latest(prospectsAt(email));
    if (known.isPresent() && writeRules.knownEmail() == WriteRules.KnownEmail.REFUSE) {
      throw PardotRefused.of(400, 9, "A prospect with the specified email address already exists");
    }
    if (known.isPresent() && writeRules.knownEmail() == WriteRules.KnownEmail.UPDATE) {
      table(Kind.PROSPECTS).change(known.get(), values);
      return known.get();
    }
    return table(Kind.PROSPECTS)
        .add(Json.object().put("optedOut", false).put("isDoNotEmail", false).setAll(values));
  }

  /// Refuses an address that is none, and a campaign or an account that there is not.
  void checkProspect(ObjectNode values) {
    var email = Json.text(values, "email");
    if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+")) {
      throw PardotRefused.of(400, 4, "Invalid prospect email address");
    }
    checkCampaign(values);
    checkReference(
        values, "prospectAccountId", Kind.PROSPECT_ACCOUNTS, 61, "Invalid prospect account id");
  }

  void checkCampaign(ObjectNode values) {
    checkReference(values, "campaignId", Kind.CAMPAIGNS, 38, "Invalid campaign ID");
  }

  private void checkReference(
      ObjectNode values, String field, Kind kind, int code, String message) {
    var id = Json.text(values, field);
    if (!id.isEmpty() && table(kind).find(id).isEmpty()) {
      throw PardotRefused.of(400, code, message);
    }
  }

  /// The programs that the list feeds, running or not.
  List<ObjectNode> programsOf(String list) {
    return table(Kind.ENGAGEMENT_STUDIO_PROGRAMS).alive().stream()
        .filter(
            p -> p.path("recipientListIds").valueStream().anyMatch(l -> l.asString().equals(list)))
        .toList();
  }

  private ObjectNode alive(Kind kind, ObjectNode values, String field, int code, String message) {
    return table(kind)
        .find(Bodies.required(values, field))
        .filter(r -> !r.path("isDeleted").asBoolean(false))
        .orElseThrow(() -> PardotRefused.of(400, code, message));
  }

  /// A new membership starts the engagement programs that the list feeds.
  ObjectNode subscribe(ObjectNode values) {
    var prospect = alive(Kind.PROSPECTS, values, "prospectId", 3, "Invalid prospect ID");
    var list = Json.text(alive(Kind.LISTS, values, "listId", 55, "Invalid list ID"), "id");
    var memberships = table(Kind.LIST_MEMBERSHIPS);
    if (memberships.where("prospectId", Json.text(prospect, "id")).stream()
        .anyMatch(m -> Json.text(m, "listId").equals(list))) {
      throw PardotRefused.of(400, 58, "The prospect is already a member of this list.");
    }
    var row =
        Json.object()
            .put("listId", Long.parseLong(list))
            .put("prospectId", prospect.path("id").asLong(0))
            .put("optedOut", values.path("optedOut").asBoolean(false));
    var added = memberships.add(row);
    if (Mailability.isMailable(prospect, added)) {
      for (var program : programsOf(list)) {
        if (!Json.text(program, "status").equals("Running")) {
          continue;
        }
        var cause = "engagement program " + Json.text(program, "name");
        journal.mailed(new Journal.Mail(clock.instant(), Json.text(prospect, "email"), cause));
      }
    }
    return added;
  }

  void deleteProspect(String id) {
    var prospects = table(Kind.PROSPECTS);
    prospects.change(prospects.require(id), Json.object().put("isDeleted", true));
  }

  List<ObjectNode> prospectsAt(String email) {
    return table(Kind.PROSPECTS).where("email", email);
  }

  /// The one with the latest activity; of several without any, the one that changed last.
  Optional<ObjectNode> latest(List<ObjectNode> prospects) {
    return prospects.stream()
        .max(
            Comparator.comparing((ObjectNode p) -> Json.text(p, "lastActivityAt"))
                .thenComparing(p -> Json.text(p, "updatedAt"))
                .thenComparing(p -> p.path("id").asLong(0)));
  }

  /// What a visitor did; what was sent to them or bounced is in the log and no activity of theirs.
  ObjectNode log(ObjectNode values) {
    var added = table(Kind.VISITOR_ACTIVITIES).add(values);
    if (!SYSTEMS_OWN.contains(values.path("type").asInt(0))) {
      table(Kind.PROSPECTS)
          .find(Json.text(values, "prospectId"))
          .ifPresent(p -> p.put("lastActivityAt", Json.text(added, "createdAt")));
    }
    return added;
  }

  void assign(String prospect) {
    var user = table(Kind.USERS).all().getFirst().path("id").asLong(0);
    var prospects = table(Kind.PROSPECTS);
    prospects.change(prospects.require(prospect), Json.object().put("assignedToId", user));
  }

  ObjectNode state() {
    var state = limits.state();
    state.set("withheld", Json.of(abilities.withheld()));
    state.put("assignedOnly", abilities.isAssignedOnly());
    tables.forEach((kind, table) -> state.set(kind.plural(), table.state()));
    state.set("exports", exports.state());
    state.set("imports", imports.state());
    return state;
  }

  void restore(JsonNode state) {
    limits.restore(state);
    abilities.seeAssignedOnly(state.path("assignedOnly").asBoolean(false));
    abilities.withhold(state.path("withheld").valueStream().map(JsonNode::asString).toList());
    tables.forEach((kind, table) -> table.restore(state.path(kind.plural())));
    exports.restore(state.path("exports"));
    imports.restore(state.path("imports"));
  }
}
