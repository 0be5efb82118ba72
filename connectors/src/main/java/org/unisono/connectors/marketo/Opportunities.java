package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import tools.jackson.databind.JsonNode;

/// Opportunities, which are our deals. They are read, never written, and not where Marketo's own
/// link with Salesforce keeps their people: there they come from Salesforce.
///
/// Nothing lists them. Who was added to one, or is in one that changed, stands in the activity log,
/// which knows opportunities by a number that no search takes. From these people their roles are
/// asked for, from the roles the opportunities, all roles in them, and whether Salesforce keeps
/// these people: four calls for a page of the log, however many are on it, and one more for each
/// of them that leaves somebody out.
final class Opportunities {
  /// Added to an opportunity; an opportunity was updated. Off which one somebody was taken (35) no
  /// search tells.
  static final String FEED = "/rest/v1/activities.json?activityTypeIds=34,36";

  private static final int MOST = 300;
  private static final String KEY = "externalOpportunityId";
  private static final String CURRENCY = "currency";
  private static final String ROLES = "/rest/v1/opportunities/roles.json";
  private static final String ALL = "/rest/v1/opportunities.json";
  private static final Set<String> FLAGS = Set.of("isWon", "isClosed");
  private static final Map<String, String> CONCEPTS =
      Map.of(
          "name", "name",
          "amount", "amount",
          "closeDate", "closeDate",
          "stage", "stage",
          "isWon", "won",
          "isClosed", "closed");

  private final MarketoApi api;
  private final People people;
  private final Optional<Currency> currency;
  private List<RemoteField> fields = List.of();

  Opportunities(MarketoApi api, People people, Account account) {
    this.api = api;
    this.people = people;
    currency = currency(account);
  }

  /// Marketo keeps amounts without a currency; empty where none is set, or it is none.
  static Optional<Currency> currency(Account account) {
    try {
      return account
          .setting(CURRENCY)
          .map(code -> Currency.getInstance(code.strip().toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /// Those of ours that the instance has, and the currency.
  List<RemoteField> fields() {
    if (fields.isEmpty()) {
      var found = new ArrayList<RemoteField>();
      var described = api.get("/rest/v1/opportunities/describe.json").path("result").path(0);
      for (var field : described.path("fields")) {
        var name = Json.text(field, "name");
        if (CONCEPTS.containsKey(name)) {
          var type = FLAGS.contains(name) ? Type.FLAG : type(Json.text(field, "dataType"));
          found.add(field(name, Json.text(field, "displayName"), type, CONCEPTS.get(name)));
        }
      }
      found.add(field(CURRENCY, CURRENCY, Type.TEXT, CURRENCY));
      fields = List.copyOf(found);
    }
    return fields;
  }

  private static Type type(String type) {
    return switch (type) {
      case "currency", "float", "integer", "percent" -> Type.NUMBER;
      case "date" -> Type.DATE;
      case "datetime" -> Type.MOMENT;
      default -> Type.TEXT;
    };
  }

  private static RemoteField field(String name, String label, Type type, String concept) {
    return new RemoteField(
        RecordKind.DEAL, name, label, type, Use.READ_ONLY, 0, List.of(), concept);
  }

  /// How the opportunities of these activities' people look now. One that is not there any more is
  /// left out: that is no evidence of a deletion.
  List<Change> changes(List<JsonNode> activities) {
    var who = new TreeSet<String>();
    activities.forEach(a -> who.add(Json.text(a, "leadId")));
    var ids = new TreeSet<String>();
    for (var role : found(ROLES, "leadId", who, "externalOpportunityId,leadId")) {
      ids.add(Json.text(role, KEY));
    }
    // A comma stands between values, and there is no way to ask for one that holds it.
    ids.removeIf(id -> id.isEmpty() || id.contains(","));
    if (ids.isEmpty()) {
      return List.of();
    }
    var roles = roles(ids);
    var carried = carried(roles.values());
    var changes = new ArrayList<Change>();
    for (var row : found(ALL, KEY, ids, asked())) {
      var those = roles.getOrDefault(Json.text(row, KEY), List.of());
      if (those.stream().noneMatch(r -> carried.contains(Json.text(r, "leadId")))) {
        changes.add(new Change.Upserted(record(row, those)));
      }
    }
    return changes;
  }

  private String asked() {
    var names = new ArrayList<>(List.of(KEY, "updatedAt"));
    fields().stream().map(RemoteField::name).filter(CONCEPTS::containsKey).forEach(names::add);
    return String.join(",", names);
  }

  /// All roles in these opportunities, by opportunity.
  private Map<String, List<JsonNode>> roles(Collection<String> ids) {
    var roles = new HashMap<String, List<JsonNode>>();
    for (var role : found(ROLES, KEY, ids, "externalOpportunityId,leadId,isPrimary")) {
      roles.computeIfAbsent(Json.text(role, KEY), id -> new ArrayList<>()).add(role);
    }
    return roles;
  }

  /// Of the people on roles, those whom Marketo's own link with a CRM keeps.
  private Set<String> carried(Collection<List<JsonNode>> roles) {
    var who = new TreeSet<String>();
    roles.forEach(all -> all.forEach(role -> who.add(Json.text(role, "leadId"))));
    var carried = new HashSet<String>();
    for (var some : parts(who)) {
      for (var row : people.where("id", some, Lane.ORDINARY)) {
        if (People.CARRIED.stream().anyMatch(id -> !Json.text(row, id).isEmpty())) {
          carried.add(Json.text(row, "id"));
        }
      }
    }
    return carried;
  }

  /// What a search gives for all the values. Whatever value got no answer is asked for once more,
  /// as an answer may have been cut short.
  private List<JsonNode> found(String path, String by, Collection<String> values, String names) {
    var rows = new LinkedHashMap<String, JsonNode>();
    search(path, by, values, names, rows);
    var missing = new TreeSet<>(values);
    rows.values().forEach(row -> missing.remove(Json.text(row, by)));
    search(path, by, missing, names, rows);
    return List.copyOf(rows.values());
  }

  private void search(
      String path, String by, Collection<String> values, String names, Map<String, JsonNode> rows) {
    for (var some : parts(values)) {
      var query = new LinkedHashMap<String, String>();
      query.put("filterType", by);
      query.put("filterValues", String.join(",", some));
      query.put("fields", names);
      JsonNode answer;
      do {
        answer = api.ask(path, query, Lane.ORDINARY);
        answer.path("result").forEach(row -> rows.put(Json.text(row, "marketoGUID"), row));
        query.put("nextPageToken", Json.text(answer, "nextPageToken"));
      } while (answer.path("moreResult").asBoolean(false));
    }
  }

  private static List<List<String>> parts(Collection<String> values) {
    var all = List.copyOf(values);
    var parts = new ArrayList<List<String>>();
    for (int from = 0; from < all.size(); from += MOST) {
      parts.add(all.subList(from, Math.min(all.size(), from + MOST)));
    }
    return parts;
  }

  /// A field that was asked for and does not come has no value (so the vendor's documents); one
  /// that the instance does not have is unreadable.
  private RemoteRecord record(JsonNode row, List<JsonNode> roles) {
    var known = fields().stream().map(RemoteField::name).toList();
    var images = new LinkedHashMap<String, Image>();
    for (var name : CONCEPTS.keySet()) {
      images.put(name, known.contains(name) ? image(row, name) : new Unknown(Why.UNREADABLE));
    }
    images.put(CURRENCY, currency.map(c -> Image.of(c.getCurrencyCode())).orElse(Image.of("")));
    if (currency.isEmpty()) {
      images.put("amount", new Unknown(Why.UNREADABLE));
    }
    var links = new HashMap<Link, RemoteRef>();
    main(roles).ifPresent(lead -> links.put(Link.PERSON, new RemoteRef(RecordKind.LEAD, lead)));
    return new RemoteRecord(
        new RemoteRef(RecordKind.DEAL, Json.text(row, "marketoGUID").strip()),
        images,
        links,
        null,
        Stamps.orNull(Json.text(row, "updatedAt")));
  }

  private static Image image(JsonNode row, String name) {
    var text = Json.text(row, name);
    return FLAGS.contains(name)
        ? Image.of(String.valueOf(text.equals("true") || text.equals("1")))
        : Image.of(text);
  }

  /// The primary one, else the one who has been known longest.
  private static Optional<String> main(List<JsonNode> roles) {
    return roles.stream()
        .min(
            Comparator.<JsonNode, Boolean>comparing(r -> !r.path("isPrimary").asBoolean(false))
                .thenComparing(r -> r.path("leadId").asLong(0)))
        .map(r -> Json.text(r, "leadId"));
  }

  /// Whether the refusal means that the instance's link with a CRM keeps its deals away.
  static boolean isLinked(String code) {
    return code.equals("1018");
  }

  static boolean isLinked(Denied denied) {
    return isLinked(denied.code());
  }
}
