package org.unisono.simulators.activecampaign;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Events that websites tell of people, which the vendor takes on another host (`/event` here), and
/// the names that they may have.
final class TrackingCalls {
  static final String TELL = "/event";

  private static final int LONGEST_NAME = 32;

  private final Site site;
  private boolean on = true;

  TrackingCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .post(TELL, this::tell)
        .get("/api/3/eventTracking", r -> Reply.ok(state()))
        .put("/api/3/eventTracking", this::change)
        .get("/api/3/eventTrackingEvents", this::names)
        .post("/api/3/eventTrackingEvents", this::addName)
        .get("/api/3/contacts/{id}/trackingLogs", this::logs);
  }

  /// The account's number and event key, not the key of the API; a name that is new is taken up.
  private Reply tell(Request request) {
    var form = request.form();
    var name = form.getOrDefault("event", "");
    boolean right =
        Site.ACCOUNT.equals(form.get("actid")) && Site.EVENT_KEY.equals(form.get("key"));
    if (!right || !on) {
      return failed(right ? "Event tracking is off" : "Invalid event key");
    }
    var email = Json.text(Json.parseObject(form.getOrDefault("visit", "{}")), "email");
    var contact = site.contacts.at(email);
    if (name.isEmpty() || name.length() > LONGEST_NAME || contact.isEmpty()) {
      return failed("Invalid event or visitor");
    }
    if (site.eventNames.where("name", name).isEmpty()) {
      site.eventNames.add(Json.object().put("name", name));
    }
    var row = Json.object().put("type", name).put("value", form.getOrDefault("eventdata", ""));
    row.put("contact", Json.text(contact.get(), "id"));
    site.events.add(row.put("tstamp", Stamp.local(site.clock.stamp())));
    return Reply.ok(Json.object().put("success", 1).put("message", "Event spawned"));
  }

  /// With status 200.
  private static Reply failed(String message) {
    return Reply.ok(Json.object().put("success", 0).put("message", message));
  }

  private ObjectNode state() {
    var state = Json.object();
    state.putObject("eventTracking").put("enabled", on);
    return state;
  }

  private Reply change(Request request) {
    on = request.object().path("eventTracking").path("enabled").asBoolean(on);
    return Reply.ok(state());
  }

  private Reply names(Request request) {
    return site.pages.page(request, "eventTrackingEvents", site.eventNames);
  }

  private Reply addName(Request request) {
    var name = Json.text(request.object().path("eventTrackingEvent"), "name");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw ActiveCampaignRefused.value("The name is not valid.", "field_invalid", "name");
    }
    var row = site.eventNames.add(Json.object().put("name", name));
    return Reply.json(201, Json.object().set("eventTrackingEvent", row));
  }

  private Reply logs(Request request) {
    site.contacts.all.require(request.var("id"));
    var rows = site.events.where("contact", request.var("id"));
    return Reply.ok(Json.object().set("trackingLogs", Json.array(rows)));
  }
}
