package org.unisono.simulators.sugar;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;

/// SuiteCRM's refusal: 400 for nearly everything, and `errors` is an object.
final class SuiteRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  SuiteRefused(String detail) {
    super(detail);
  }

  static SuiteRefused field(String name, CrmModule module) {
    return new SuiteRefused("Property %s in %s module is invalid".formatted(name, module.object()));
  }

  static SuiteRefused database() {
    return new SuiteRefused("Database failure. Please refer to suitecrm.log for details.");
  }

  static Reply reply(int status, String detail) {
    var errors = Json.object().put("status", status).putNull("title").put("detail", detail);
    return Reply.json(status, Json.object().set("errors", errors));
  }

  @Override
  public Reply reply() {
    return reply(400, String.valueOf(getMessage()));
  }
}
