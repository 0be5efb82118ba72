package org.unisono.simulators;

import tools.jackson.databind.node.ObjectNode;

/// The control surface under `/_sim`, which no vendor has: counters, faults, automations.
final class Control {
  private final Vendor vendor;
  private final Faults faults;
  private final Journal journal;
  private final Routes routes;

  Control(Vendor vendor, Faults faults, Journal journal) {
    this.vendor = vendor;
    this.faults = faults;
    this.journal = journal;
    this.routes =
        new Routes()
            .get("/_sim/state", r -> Reply.ok(state()))
            .get("/_sim/requests", r -> Reply.ok(requests()))
            .post("/_sim/faults", this::arm)
            .delete("/_sim/faults", r -> disarm())
            .post("/_sim/automations", this::automate);
  }

  Reply answer(Request request) {
    return routes
        .answer(request)
        .orElseGet(() -> Reply.json(404, Json.object().put("error", "no such control")));
  }

  private ObjectNode state() {
    var state = Json.object().put("vendor", vendor.name());
    state.set("counters", journal.toJson());
    state.set("faults", faults.toJson());
    state.set("automations", vendor.automations());
    state.set(
        "mails",
        journal.mails().stream()
            .map(m -> Json.object().put("at", m.at().toString()).put("cause", m.cause()))
            .collect(Json.toArray()));
    return state;
  }

  private ObjectNode requests() {
    var calls =
        journal.calls().stream()
            .map(
                c ->
                    Json.object()
                        .put("at", c.at().toString())
                        .put("method", c.method())
                        .put("target", c.target())
                        .put("status", c.status()))
            .collect(Json.toArray());
    return (ObjectNode) Json.object().set("requests", calls);
  }

  private Reply arm(Request request) {
    try {
      faults.arm(request.object());
      return Reply.ok(faults.toJson());
    } catch (IllegalArgumentException unknown) {
      return Reply.json(400, Json.object().put("error", String.valueOf(unknown.getMessage())));
    }
  }

  private Reply disarm() {
    faults.clearAll();
    return Reply.empty(204);
  }

  private Reply automate(Request request) {
    try {
      vendor.automate(request.object());
      return Reply.ok(vendor.automations());
    } catch (IllegalArgumentException unknown) {
      return Reply.json(400, Json.object().put("error", String.valueOf(unknown.getMessage())));
    }
  }
}
