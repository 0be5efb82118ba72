package org.unisono.simulators.sugar;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.node.ObjectNode;

/// A refusal of the older service: a name, a number and a description, with HTTP 200.
final class ServiceRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int number;

  private ServiceRefused(String name, int number, String description) {
    super(description);
    this.name = name;
    this.number = number;
  }

  static ServiceRefused login() {
    return new ServiceRefused(
        "Invalid Login", 10, "Login attempt failed please check the username and password");
  }

  static ServiceRefused session() {
    return new ServiceRefused("Invalid Session ID", 11, "The session ID is invalid");
  }

  static ServiceRefused module() {
    return new ServiceRefused(
        "Module Does Not Exist", 20, "This module is not available on this server");
  }

  static ServiceRefused access() {
    return new ServiceRefused("Access Denied", 40, "You do not have access");
  }

  static ServiceRefused call(String method) {
    return new ServiceRefused("Unknown Error", -1, "Could not find the method " + method);
  }

  static ServiceRefused merge() {
    return new ServiceRefused(
        "Invalid Data", 1005, "The campaign of the merge or its targets are not there");
  }

  @Override
  public Reply reply() {
    ObjectNode body = Json.object().put("name", name).put("number", number);
    return Reply.ok(body.put("description", String.valueOf(getMessage())));
  }
}
