package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.connectors.dynamics.Automations.Message;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Our campaign responses: one for each person and campaign, under an id that we chose.
final class Responses {
  private static final int MOST = 100;
  private static final int OTHER_CHANNEL = 6;
  private static final int CUSTOMER = 11;
  private static final int CANCELED = 2;

  /// One response to be written.
  record Write(String id, boolean isNew, ObjectNode body) {}

  private final DynamicsApi api;
  private final Automations automations;

  Responses(DynamicsApi api, Automations automations) {
    this.api = api;
    this.automations = automations;
  }

  /// What is to be written; refused where a process listens to it.
  List<Write> plan(Ladder ladder, List<MemberPushes.Wish> wishes, Rolls.Roll before) {
    var writes = new ArrayList<Write>();
    for (var wish : wishes) {
      var member = before.members().get(wish.person().id());
      var ours = member == null ? null : member.response();
      var status = wish.status();
      var code = status == null ? "" : ladder.code(status);
      var write = code.isEmpty() ? canceled(wish, ours) : answered(wish, ours, code);
      if (write != null && writes.stream().noneMatch(w -> w.id().equals(write.id()))) {
        writes.add(write);
      }
    }
    if (writes.stream().anyMatch(Write::isNew)) {
      stop(Message.CREATE, Set.of());
    }
    if (writes.stream().anyMatch(w -> !w.isNew())) {
      stop(Message.UPDATE, Set.of("responsecode", "category", "statecode", "statuscode"));
    }
    return writes;
  }

  void write(List<Write> writes) {
    for (int from = 0; from < writes.size(); from += MOST) {
      send(writes.subList(from, Math.min(writes.size(), from + MOST)));
    }
  }

  /// Who has not answered has no response: ours is canceled, never deleted.
  private static @Nullable Write canceled(MemberPushes.Wish wish, @Nullable JsonNode ours) {
    if (ours == null || ours.path("statecode").asInt(0) == CANCELED) {
      return null;
    }
    return new Write(id(wish), false, Json.object().put("statecode", 2).put("statuscode", 3));
  }

  private static String id(MemberPushes.Wish wish) {
    return Markers.response(wish.twin().campaign().id(), wish.person().id());
  }

  private static Write answered(MemberPushes.Wish wish, @Nullable JsonNode ours, String code) {
    var label = String.valueOf(wish.status());
    var body = Json.object().put("responsecode", Integer.parseInt(code)).put("category", label);
    if (ours != null) {
      if (ours.path("statecode").asInt(0) == CANCELED) {
        body.put("statecode", 0).put("statuscode", 1);
      }
      return new Write(id(wish), false, body);
    }
    body.put("subject", label).put("channeltypecode", OTHER_CHANNEL);
    body.put(
        "regardingobjectid_campaign_campaignresponse@odata.bind",
        "/campaigns(" + wish.twin().campaign().id() + ")");
    var entity = Entity.of(wish.person().kind());
    body.putArray("campaignresponse_activity_parties")
        .addObject()
        .put("partyid_" + entity.table() + "@odata.bind", address(entity, wish.person().id()))
        .put("participationtypemask", CUSTOMER);
    return new Write(id(wish), true, body);
  }

  private static String address(Entity entity, String id) {
    return "/" + entity.set() + "(" + id + ")";
  }

  private void send(List<Write> writes) {
    var batch = new Batch(api);
    for (var write : writes) {
      var condition = Map.of(write.isNew() ? "If-None-Match" : "If-Match", "*");
      batch.patch("campaignresponses(" + write.id() + ")", condition, write.body());
    }
    var outcomes = batch.send();
    // One refusal is told by what is read back; when all are refused the reason is worth telling.
    if (outcomes.stream().noneMatch(Batch.Outcome::isGood)) {
      throw Refusals.denied(outcomes.getFirst().status(), outcomes.getFirst().error());
    }
  }

  private void stop(Message message, Set<String> columns) {
    var denied = automations.on("campaignresponse", message, columns);
    if (denied.isPresent()) {
      Denied no = denied.get();
      throw no;
    }
  }
}
