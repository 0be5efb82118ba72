package org.unisono.simulators.pardot;

import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a call, which is to be one JSON object.
final class Bodies {
  private Bodies() {}

  static ObjectNode of(Request request) {
    var type = request.header("Content-Type").split(";")[0].trim();
    if (!type.isEmpty() && !type.equals("application/json")) {
      throw PardotRefused.of(400, 151, "Unsupported content-type");
    }
    if (request.body().isBlank()) {
      throw PardotRefused.of(400, 152, "Request body can't be empty");
    }
    return Json.parse(request.body()) instanceof ObjectNode object ? object : none();
  }

  private static ObjectNode none() {
    throw PardotRefused.of(400, 166, "The input is not in the required format");
  }

  static String required(ObjectNode body, String name) {
    var value = Json.text(body, name);
    if (value.isBlank()) {
      throw PardotRefused.of(400, 153, "Missing required property in request: " + name);
    }
    return value;
  }

  static PardotRefused invalid(String property) {
    return PardotRefused.of(400, 154, "Invalid property in request: " + property);
  }
}
