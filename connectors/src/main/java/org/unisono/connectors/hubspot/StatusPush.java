package org.unisono.connectors.hubspot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// What stands for a status: the marketing event for its four states, a list of ours for any other.
/// Both are found again by their own names, so that making one twice makes it once.
final class StatusPush {

  static final Set<String> STATES = Set.of("REGISTERED", "ATTENDED", "CANCELLED", "NO_SHOW");

  /// By which a list is known to be ours.
  static final String OURS = "Unisono · ";

  private static final String EVENTS = "/marketing/v3/marketing-events/events/";

  private final HubSpotApi api;

  StatusPush(HubSpotApi api) {
    this.api = api;
  }

  PushResult ensure(Parts twin, Rung rung) {
    try {
      return STATES.contains(rung.label()) ? event(twin, rung) : list(twin, rung);
    } catch (Denied denied) {
      return new PushResult.Refused(denied.code(), denied.field(), denied.text());
    } catch (Snag.Unclear unclear) {
      // The same push finds it, or makes it.
      return new PushResult.NotSent(unclear.trouble());
    } catch (Snag.Stuck stuck) {
      return Tried.notWritten(stuck.trouble());
    }
  }

  private PushResult event(Parts twin, Rung rung) {
    var known = twin.in(Role.EVENT);
    if (known.isPresent()) {
      return written(twin, rung, Effect.UNCHANGED, known.get());
    }
    var guid = twin.campaign().id();
    var campaign =
        api.get(
            "/marketing/v3/campaigns/%s?properties=hs_name,hs_start_date,hs_end_date"
                .formatted(HubSpotApi.encoded(guid)));
    var properties = campaign.path("properties");
    var wish =
        Json.object()
            .put("eventName", Json.text(properties, "hs_name"))
            .put("eventOrganizer", "Unisono")
            .put("externalAccountId", "unisono")
            .put("externalEventId", guid);
    var start = Json.text(properties, "hs_start_date");
    if (!start.isEmpty()) {
      wish.put("startDateTime", start + "T00:00:00Z");
    }
    var event = api.write("PUT", EVENTS + HubSpotApi.encoded(guid), wish);
    var id = Json.text(event, "objectId");
    return written(twin, rung, Effect.CREATED, new Part(Role.EVENT, id, "", rung.rank()));
  }

  private PushResult list(Parts twin, Rung rung) {
    var known = twin.ofStatus(rung.label());
    if (known.isPresent()) {
      return written(twin, rung, Effect.UNCHANGED, known.get());
    }
    var name = OURS + twin.campaign().id() + " · " + rung.label();
    var wish = Json.object().put("name", name).put("objectTypeId", "0-1");
    JsonNode list;
    var effect = Effect.CREATED;
    try {
      list = api.write("POST", "/crm/v3/lists", wish.put("processingType", "MANUAL"));
    } catch (Denied taken) {
      list = api.get("/crm/v3/lists/object-type-id/0-1/name/" + HubSpotApi.encoded(name));
      effect = Effect.UNCHANGED;
    }
    var id = Json.text(list.path("list"), "listId");
    return written(twin, rung, effect, new Part(Role.STATUS_LIST, id, rung.label(), rung.rank()));
  }

  private static PushResult written(Parts twin, Rung rung, Effect effect, Part part) {
    var ref = new RemoteRef(RecordKind.STATUS, twin.campaign().id() + "/" + rung.label());
    var image =
        new RemoteRecord(
            ref,
            Map.of("label", Image.of(rung.label())),
            Map.of(RemoteRecord.Link.CAMPAIGN, twin.campaign()),
            null,
            null);
    return new PushResult.Written(image, effect, List.of(part));
  }

  /// Whether we made the list, and people can be put into it.
  boolean isOurs(String listId) {
    var list = api.get("/crm/v3/lists/" + HubSpotApi.encoded(listId)).path("list");
    return Json.text(list, "name").startsWith(OURS)
        && Json.text(list, "processingType").equals("MANUAL");
  }
}
