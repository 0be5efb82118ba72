package org.unisono.simulators.marketo;

import java.time.Instant;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// What one person is in: programs, static lists, smart campaigns.
final class PersonCalls {
  private static final String ONE = "/rest/v1/leads/{id}/";

  private final Instance instance;

  PersonCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ONE + "programMembership.json", this::programs)
        .get(ONE + "listMembership.json", this::lists)
        .get(ONE + "smartCampaignMembership.json", this::campaigns)
        .post(ONE + "associate.json", this::associate)
        .get("/rest/v1/leads/partitions.json", r -> Envelope.of(Partitions.all()));
  }

  /// Ties what the browser of a cookie did to the person.
  private Reply associate(Request request) {
    lead(request);
    var cookie = request.param("cookie").orElse("");
    if (!cookie.matches("(id:[\\w-]+&token:)?_mch-[\\w.-]+")) {
      throw new MarketoRefused("1012", "Invalid cookie value '%s'".formatted(cookie));
    }
    return Reply.ok(Envelope.success());
  }

  private long lead(Request request) {
    long id = AssetCalls.id(request);
    instance.leads.require(id);
    return id;
  }

  private Reply programs(Request request) {
    long lead = lead(request);
    var rows =
        instance.programs.all().stream()
            .flatMap(p -> instance.members.of(p.path("id").asLong()).stream())
            .filter(m -> m.path("leadId").asLong() == lead)
            .filter(m -> isLately(request, Json.text(m, "updatedAt")))
            .filter(m -> isWanted(request, m))
            .map(PersonCalls::membership)
            .toList();
    return Reply.ok(instance.positions.page(request, rows));
  }

  private static boolean isWanted(Request request, ObjectNode member) {
    var type = request.param("filterType").orElse("");
    if (!type.isEmpty() && !type.equals("programId")) {
      throw MarketoRefused.invalid("Invalid filterType '%s'".formatted(type));
    }
    var values = List.of(request.param("filterValues").orElse("").split(","));
    return type.isEmpty() || values.contains(Json.text(member, "programId"));
  }

  private static ObjectNode membership(ObjectNode member) {
    var shown = Json.object().put("id", member.path("programId").asLong());
    shown.setAll(progression(member));
    return shown.put("updatedAt", Json.text(member, "updatedAt"));
  }

  /// As Marketo shows a membership beside a person.
  static ObjectNode progression(ObjectNode member) {
    return Json.object()
        .put("progressionStatus", Json.text(member, "statusName"))
        .put("isExhausted", false)
        .put("acquiredBy", member.path("acquiredBy").asBoolean())
        .put("reachedSuccess", member.path("reachedSuccess").asBoolean())
        .put("membershipDate", Json.text(member, "membershipDate"));
  }

  private Reply lists(Request request) {
    long lead = lead(request);
    var rows =
        instance.lists.all().stream()
            .filter(l -> instance.lists.members(l.path("id").asLong()).contains(lead))
            .map(l -> listMembership(l, lead))
            .toList();
    return Reply.ok(instance.positions.page(request, rows));
  }

  private ObjectNode listMembership(ObjectNode list, long lead) {
    long id = list.path("id").asLong();
    var added =
        instance.activities.all().stream()
            .filter(a -> a.path("activityTypeId").asInt() == Activities.ADD_TO_LIST)
            .filter(a -> a.path("leadId").asLong() == lead)
            .filter(a -> a.path("primaryAttributeValueId").asLong(0) == id)
            .map(a -> Json.text(a, "activityDate"))
            .reduce(Json.text(list, "createdAt"), (before, last) -> last);
    return Json.object().put("listId", id).put("createdAt", added).put("updatedAt", added);
  }

  private Reply campaigns(Request request) {
    var rows =
        instance.campaigns.ranFor(lead(request)).stream()
            .filter(c -> isLately(request, Json.text(c, "updatedAt")))
            .toList();
    return Reply.ok(instance.positions.page(request, List.copyOf(rows)));
  }

  private static boolean isLately(Request request, String updatedAt) {
    var from = request.param("earliestUpdatedAt").map(MarketoTime::parse).orElse(Instant.MIN);
    var until = request.param("latestUpdatedAt").map(MarketoTime::parse).orElse(Instant.MAX);
    var at = MarketoTime.parse(updatedAt);
    return !at.isBefore(from) && !at.isAfter(until);
  }
}
