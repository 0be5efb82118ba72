package org.unisono.simulators.hubspot;

import java.util.List;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;

/// A submission that is refused: every fault of it, each with its type.
final class FormRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  /// One thing that is wrong.
  record Wrong(String type, String message) {}

  private final transient List<Wrong> all;

  FormRefused(List<Wrong> all) {
    super("The request is not valid");
    this.all = List.copyOf(all);
  }

  @Override
  public Reply reply() {
    var body = Json.object().put("status", "error").put("message", String.valueOf(getMessage()));
    body.put("correlationId", UUID.randomUUID().toString());
    var errors = body.putArray("errors");
    all.forEach(w -> errors.addObject().put("message", w.message()).put("errorType", w.type()));
    return Reply.json(400, body);
  }
}
