package org.unisono.simulators.activecampaign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Segments: groups of conditions on tags and on a contact's own fields. Who is in one is found out
/// when somebody asks, and stays as it is for an hour. One has two ids: a number, and the text of
/// the second version.
final class Segments {
  private static final Duration FROZEN = Duration.ofHours(1);
  private static final List<String> PARTS =
      List.of("segment_condition_group_operator", "segment_condition_groups", "segment_conditions");
  private static final Map<String, String> FIELDS =
      Map.of(
          "email", "email", "first_name", "firstName", "last_name", "lastName", "phone", "phone");

  private record Result(Instant at, SortedIds contacts) {}

  final Rows all = new Rows("Segment");
  private final Contacts contacts;
  private final Tagging tagging;
  private final SimulatedClock clock;
  private final Map<String, Result> results = new HashMap<>();

  Segments(Contacts contacts, Tagging tagging, SimulatedClock clock) {
    this.contacts = contacts;
    this.tagging = tagging;
    this.clock = clock;
  }

  /// Of those who wear the tag.
  ObjectNode create(String name, String tag) {
    tagging.tags.require(tag);
    var wish = Json.object().put("name", name).put("segment_condition_group_operator", "and");
    var group = wish.putArray("segment_condition_groups").addObject().put("id", "1");
    group
        .put("operator", "and")
        .putArray("values")
        .addObject()
        .put("id", "1")
        .put("type", "condition");
    var condition = wish.putArray("segment_conditions").addObject().put("id", "1");
    condition.put("source_system", "activecampaign").put("object_type", "tag");
    var field = condition.putArray("fields").addObject().put("name", "tagid");
    field.put("data_type", "number").put("operator", "=").put("value", tag);
    return create(wish);
  }

  ObjectNode create(JsonNode given) {
    var name = Json.text(given, "name");
    if (!name.isEmpty() && !all.where("name", name).isEmpty()) {
      throw ActiveCampaignRefused.texts(400, "A segment with this name exists");
    }
    var now = clock.stamp();
    var segment = Json.object().put("name", name).put("created", Stamp.local(now));
    segment.put("created_date", now.toString()).put("description", Json.text(given, "description"));
    all.add(written(segment, given));
    var seed = "segment " + Json.text(segment, "id") + name;
    var uuid = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    return segment.put("uuid", uuid.toString());
  }

  /// A name can be given at first only.
  ObjectNode update(String id, JsonNode given) {
    var segment = require(id);
    if (given.has("name") && !Json.text(given, "name").equals(Json.text(segment, "name"))) {
      throw ActiveCampaignRefused.texts(400, "The name of a segment cannot be changed");
    }
    var changed = written(segment.deepCopy(), given);
    results.remove(Json.text(segment, "id"));
    if (given.has("description")) {
      changed.put("description", Json.text(given, "description"));
    }
    return segment.setAll(changed);
  }

  private static ObjectNode written(ObjectNode segment, JsonNode given) {
    for (var part : PARTS) {
      if (!given.has(part)) {
        throw ActiveCampaignRefused.texts(400, "Field %s is required".formatted(part));
      }
      segment.set(part, given.path(part).deepCopy());
    }
    for (var condition : given.path("segment_conditions")) {
      var type = Json.text(condition, "object_type");
      for (var field : condition.path("fields")) {
        var name = Json.text(field, "name");
        boolean known =
            type.equals("tag")
                ? name.equals("tagid")
                : type.equals("contact") && FIELDS.containsKey(name);
        if (!known || !operators().contains(Json.text(field, "operator"))) {
          throw ActiveCampaignRefused.texts(
              400, "Condition on %s.%s is not valid".formatted(type, name));
        }
      }
    }
    return segment;
  }

  private static List<String> operators() {
    return List.of(
        "=",
        "!=",
        "is",
        "is not",
        "contains",
        "does not contain",
        "starts with",
        "does not start with",
        "empty",
        "not empty",
        "is in any",
        "missing at least one");
  }

  /// By either id.
  ObjectNode require(String id) {
    return all.find(id)
        .or(() -> all.where("uuid", id).stream().findFirst())
        .orElseThrow(() -> ActiveCampaignRefused.missing("Segment", id));
  }

  void delete(String id) {
    var own = Json.text(require(id), "id");
    all.remove(own);
    results.remove(own);
  }

  boolean matches(String segment, String contact) {
    return fits(require(segment), contacts.all.require(contact));
  }

  /// The first call in an hour, or one that wants it anew, only sets the work going, and finds
  /// nobody.
  SortedIds found(String segment, boolean anew) {
    var now = clock.instant();
    var wanted = require(segment);
    var own = Json.text(wanted, "id");
    var known = results.get(own);
    if (!anew && known != null && now.isBefore(known.at().plus(FROZEN))) {
      return known.contacts();
    }
    var inside = new SortedIds();
    for (var contact : contacts.all.all()) {
      if (fits(wanted, contact)) {
        inside.add(Rows.number(contact));
      }
    }
    results.put(own, new Result(now, inside));
    return new SortedIds();
  }

  void forget(String contact) {
    results.values().forEach(r -> r.contacts().remove(Long.parseLong(contact)));
  }

  private boolean fits(ObjectNode segment, ObjectNode contact) {
    var groups = segment.path("segment_condition_groups").valueStream().toList();
    return !groups.isEmpty()
        && joined(
            Json.text(segment, "segment_condition_group_operator"),
            groups,
            group ->
                joined(
                    Json.text(group, "operator"),
                    group.path("values").valueStream().toList(),
                    v ->
                        condition(segment, Json.text(v, "id"))
                            .filter(c -> holds(c, contact))
                            .isPresent()));
  }

  private static boolean joined(String operator, List<JsonNode> parts, Predicate<JsonNode> holds) {
    return operator.equalsIgnoreCase("or")
        ? parts.stream().anyMatch(holds)
        : parts.stream().allMatch(holds);
  }

  private static Optional<JsonNode> condition(ObjectNode segment, String id) {
    return segment
        .path("segment_conditions")
        .valueStream()
        .filter(c -> Json.text(c, "id").equals(id))
        .findFirst();
  }

  private boolean holds(JsonNode condition, ObjectNode contact) {
    boolean isTag = Json.text(condition, "object_type").equals("tag");
    return condition
        .path("fields")
        .valueStream()
        .allMatch(
            f ->
                isTag
                    ? wears(contact, Json.text(f, "operator"), Json.text(f, "value"))
                    : compares(
                        Json.text(contact, FIELDS.getOrDefault(Json.text(f, "name"), "")),
                        Json.text(f, "operator"),
                        Json.text(f, "value")));
  }

  private boolean wears(ObjectNode contact, String operator, String value) {
    var id = Json.text(contact, "id");
    var tags = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    long worn = tags.stream().filter(t -> tagging.of(id, t).isPresent()).count();
    return switch (operator) {
      case "!=", "is not" -> worn == 0;
      case "missing at least one" -> worn < tags.size();
      case "empty" -> tagging.rows.where("contact", id).isEmpty();
      case "not empty" -> !tagging.rows.where("contact", id).isEmpty();
      default -> worn > 0;
    };
  }

  private static boolean compares(String own, String operator, String wanted) {
    var text = own.toLowerCase(Locale.ROOT);
    var value = wanted.toLowerCase(Locale.ROOT);
    return switch (operator) {
      case "=", "is" -> text.equals(value);
      case "!=", "is not" -> !text.equals(value);
      case "contains" -> text.contains(value);
      case "does not contain" -> !text.contains(value);
      case "starts with" -> text.startsWith(value);
      case "does not start with" -> !text.startsWith(value);
      case "empty" -> text.isEmpty();
      case "not empty" -> !text.isEmpty();
      case "is in any" -> Arrays.asList(value.split(",", -1)).contains(text);
      default -> false;
    };
  }
}
