package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.unisono.connector.Parts;
import org.unisono.connector.RecordKind;
import org.unisono.connectors.dynamics.Automations.Message;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;

/// Puts people on our lists, and writes our responses.
final class MemberWrites {
  private static final int MOST = 500;
  private static final String TYPE = "@odata.type";
  private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

  private final DynamicsApi api;
  private final Rolls rolls;
  private final Responses responses;
  private final Automations automations;

  MemberWrites(DynamicsApi api, Rolls rolls, Automations automations) {
    this.api = api;
    this.rolls = rolls;
    this.automations = automations;
    this.responses = new Responses(api, automations);
  }

  /// Who is in the campaign by a list of theirs stays there and is put on none of ours. What a
  /// process would hear is refused before anybody is put on a list: no half of a member is made.
  void write(Parts twin, List<MemberPushes.Wish> wishes, Rolls.Roll before) {
    var campaign = twin.campaign().id();
    var planned = responses.plan(rolls.ladder(twin), wishes, before);
    for (var kind : List.of(RecordKind.LEAD, RecordKind.CONTACT)) {
      var joining =
          wishes.stream()
              .filter(w -> w.person().kind() == kind && w.status() != null)
              .map(w -> w.person().id())
              .filter(id -> !before.members().containsKey(id))
              .distinct()
              .toList();
      if (!joining.isEmpty()) {
        ensureList(campaign, Entity.of(kind));
        join(Markers.list(campaign, kind), Entity.of(kind), joining);
      }
    }
    for (var wish : wishes) {
      if (wish.status() == null) {
        leave(Markers.list(campaign, wish.person().kind()), wish.person().id());
      }
    }
    responses.write(planned);
  }

  private void stopIfHeard(String table, Message message) {
    automations
        .on(table, message, Set.of())
        .ifPresent(
            denied -> {
              throw denied;
            });
  }

  /// Our own list of one kind of record, under an id that we chose.
  private void ensureList(String campaign, Entity entity) {
    var list = Markers.list(campaign, entity.kind());
    if (isLinked(campaign, list)) {
      return;
    }
    if (!Rolls.isThere(api, list)) {
      stopIfHeard("list", Message.CREATE);
      var name = Json.text(api.get("campaigns(" + campaign + ")?$select=name"), "name");
      var body =
          Json.object()
              .put("listname", cut("Unisono: " + name + " (" + entity.set() + ")"))
              .put("createdfromcode", entity == Entity.CONTACT ? 2 : 4)
              .put("type", false)
              .put("source", "Unisono")
              .put("purpose", "Kept in step with the campaign by Unisono");
      settle(
          () -> api.write("PATCH", "lists(" + list + ")", body, Map.of("If-None-Match", "*")),
          () -> Rolls.isThere(api, list));
    }
    var link = Json.object();
    link.putObject("Campaign").put("campaignid", campaign).put(TYPE, NAMESPACE + "campaign");
    settle(
        () -> api.write("POST", "lists(" + list + ")/" + NAMESPACE + "AddItemCampaign", link),
        () -> isLinked(campaign, list));
  }

  private static String cut(String name) {
    return name.length() <= 128 ? name : name.substring(0, 128);
  }

  private boolean isLinked(String campaign, String list) {
    return api.get("campaigns(" + campaign + ")/campaignlist_association?$select=listid")
        .path("value")
        .valueStream()
        .anyMatch(l -> Json.text(l, "listid").equals(list));
  }

  /// A write whose answer was lost is looked up.
  private static void settle(Runnable write, BooleanSupplier stands) {
    try {
      write.run();
    } catch (Snag.Unclear unclear) {
      if (!stands.getAsBoolean()) {
        throw unclear;
      }
    }
  }

  private void join(String list, Entity entity, List<String> people) {
    stopIfHeard("listmember", Message.CREATE);
    for (int from = 0; from < people.size(); from += MOST) {
      var part = people.subList(from, Math.min(people.size(), from + MOST));
      try {
        joinAll(list, entity, part);
      } catch (Denied oneSpoilsAll) {
        joinEach(list, part);
      }
    }
  }

  private void joinAll(String list, Entity entity, List<String> people) {
    var body = Json.object();
    body.putObject("List").put("listid", list).put(TYPE, NAMESPACE + "list");
    var members = body.putArray("Members");
    for (var id : people) {
      members.addObject().put(entity.key(), id).put(TYPE, NAMESPACE + entity.table());
    }
    api.write("POST", "AddListMembersList", body);
  }

  private void joinEach(String list, List<String> people) {
    var refused = new ArrayList<Denied>();
    for (var id : people) {
      try {
        member(list, "AddMemberList", id);
      } catch (Denied denied) {
        refused.add(denied);
      }
    }
    if (refused.size() == people.size()) {
      throw refused.getFirst();
    }
  }

  private void leave(String list, String person) {
    member(list, "RemoveMemberList", person);
  }

  private void member(String list, String action, String person) {
    var body = Json.object().put("EntityId", person);
    api.write("POST", "lists(" + list + ")/" + NAMESPACE + action, body);
  }
}
