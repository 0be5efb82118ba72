package org.unisono.simulators.marketo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The activity log, from a paging token on.
final class ActivityCalls {
  private static final String ALL = "/rest/v1/activities";
  private static final int LONG_LIST = 10_000;
  private static final Duration DELETIONS_KEPT = Duration.ofDays(14);

  private final Instance instance;

  ActivityCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ALL + "/pagingtoken.json", this::token)
        .get(ALL + ".json", this::activities)
        .get(ALL + "/leadchanges.json", this::leadChanges)
        .get(ALL + "/deletedleads.json", this::deleted);
  }

  private Reply token(Request request) {
    var since = request.param("sinceDatetime").orElse("");
    int place = instance.activities.placeOf(since);
    return Reply.ok(Envelope.success().put("nextPageToken", Positions.token(place)));
  }

  private Reply activities(Request request) {
    var types = numbers(request, "activityTypeIds");
    if (types.isEmpty() || types.size() > 10) {
      throw MarketoRefused.invalid("activityTypeIds must hold 1 to 10 types");
    }
    var assets = numbers(request, "assetIds");
    var people = people(request);
    return page(
        request,
        a ->
            isOf(a, types)
                && (assets.isEmpty() || assets.contains(a.path("primaryAttributeValueId").asInt()))
                && isOfOneOf(people, a));
  }

  /// Whose activities are asked for: of up to 30 people, or of those on a list that is not too
  /// long; empty for anybody's.
  private Optional<Set<Long>> people(Request request) {
    if (request.param("listId").isPresent()) {
      var onList = instance.lists.members(request.number("listId", 0));
      if (onList.size() >= LONG_LIST) {
        throw MarketoRefused.invalid("The list has 10000 or more people");
      }
      return Optional.of(onList);
    }
    var ids = numbers(request, "leadIds").stream().map(Long::valueOf).collect(Collectors.toSet());
    if (ids.size() > 30) {
      throw MarketoRefused.invalid("At most 30 leadIds");
    }
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
  }

  private static boolean isOfOneOf(Optional<Set<Long>> people, ObjectNode activity) {
    return people.isEmpty() || people.get().contains(activity.path("leadId").asLong());
  }

  /// Not longer ago than two weeks.
  private Reply deleted(Request request) {
    var oldest = instance.clock.instant().minus(DELETIONS_KEPT);
    return page(
        request,
        a ->
            isOf(a, Set.of(Activities.DELETE))
                && !MarketoTime.parse(Json.text(a, "activityDate")).isBefore(oldest));
  }

  private Reply leadChanges(Request request) {
    var fields = List.of(request.param("fields").orElse("").split(","));
    var people = people(request);
    Predicate<ObjectNode> fits =
        a ->
            isOf(a, Set.of(Activities.NEW_LEAD))
                || (isOf(a, Set.of(Activities.CHANGE_VALUE))
                    && fields.contains(Json.text(a, "primaryAttributeValue")));
    var body = found(request, fits.and(a -> isOfOneOf(people, a)));
    if (body.has("result")) {
      body.set(
          "result",
          body.path("result").valueStream().map(ActivityCalls::change).collect(Json.toArray()));
    }
    return Reply.ok(body);
  }

  /// Here the changed field stands under `fields`, and not as what the activity is about.
  private static ObjectNode change(JsonNode activity) {
    var shown = (ObjectNode) activity.deepCopy();
    shown.remove("primaryAttributeValueId");
    shown.remove("primaryAttributeValue");
    var field = Json.object().put("id", activity.path("primaryAttributeValueId").asLong(0));
    field.put("name", Json.text(activity, "primaryAttributeValue"));
    for (var value : activity.path("attributes")) {
      field.put(
          Json.text(value, "name").equals("New Value") ? "newValue" : "oldValue",
          Json.text(value, "value"));
    }
    boolean changed = isOf((ObjectNode) activity, Set.of(Activities.CHANGE_VALUE));
    if (changed) {
      shown.putArray("fields").add(field);
      shown
          .putArray("attributes")
          .addObject()
          .put("name", "Source")
          .put("value", "Web service API");
    }
    return shown;
  }

  private Reply page(Request request, Predicate<ObjectNode> fits) {
    return Reply.ok(found(request, fits));
  }

  private ObjectNode found(Request request, Predicate<ObjectNode> fits) {
    int start =
        request
            .param("nextPageToken")
            .map(Positions::position)
            .orElseThrow(() -> MarketoRefused.invalid("nextPageToken is required"));
    return instance.activities.page(start, Positions.size(request), fits);
  }

  private static boolean isOf(ObjectNode activity, Set<Integer> types) {
    return types.contains(activity.path("activityTypeId").asInt());
  }

  private static Set<Integer> numbers(Request request, String name) {
    return Stream.of(request.param(name).orElse("").split(","))
        .filter(n -> n.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }
}
