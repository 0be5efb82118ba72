package org.unisono.connectors.dynamics;

import java.util.List;
import java.util.Map;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;

/// Opt-outs. The person has one flag for bulk e-mail and none for a topic; it is only ever set.
final class ConsentPush {
  static final String WRITTEN = "donotbulkemail";

  private final DynamicsApi api;
  private final Rows rows;

  ConsentPush(DynamicsApi api, Rows rows) {
    this.api = api;
    this.rows = rows;
  }

  PushResult withdraw(Push.WithdrawConsent push) {
    var entity = Entity.find(push.person().kind()).filter(Entity::isPerson);
    if (entity.isEmpty()) {
      return new PushResult.Refused("notPossible", null, "That is no lead and no contact.");
    }
    return push.subscription() == null
        ? optOut(entity.get(), push.person())
        : new PushResult.Refused("wouldWiden", WRITTEN, "Dynamics knows no topics.");
  }

  private PushResult optOut(Entity entity, RemoteRef person) {
    try {
      var before = read(entity, person.id());
      if (before.isEmpty()) {
        return new PushResult.Gone(person);
      }
      var into = Rows.became(entity, before.getFirst());
      if (into.isPresent()) {
        return new PushResult.MergedInto(person, into.get());
      }
      if (before.getFirst().path(WRITTEN).asBoolean(false)) {
        var record = rows.consent(entity, before.getFirst());
        return new PushResult.Written(record, Effect.UNCHANGED, List.of());
      }
      return write(entity, person.id());
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }

  private List<JsonNode> read(Entity entity, String id) {
    return Markers.isId(id) ? rows.where(entity, entity.key() + " eq " + id) : List.of();
  }

  private PushResult write(Entity entity, String id) {
    try {
      api.write(
          "PATCH",
          entity.set() + "(" + id + ")",
          Json.object().put(WRITTEN, true),
          Map.of("If-Match", "*"));
    } catch (Unclear unclear) {
      // Looked up below; an opt-out may be written twice.
    }
    var after = read(entity, id);
    boolean stands = !after.isEmpty() && after.getFirst().path(WRITTEN).asBoolean(false);
    return stands
        ? new PushResult.Written(rows.consent(entity, after.getFirst()), Effect.CHANGED, List.of())
        : new PushResult.InDoubt(null);
  }
}
