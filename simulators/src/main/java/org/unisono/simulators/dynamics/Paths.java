package org.unisono.simulators.dynamics;

import org.unisono.simulators.Request;

/// Addresses of the Web API.
final class Paths {
  static final String BASE = "/api/data/";

  private Paths() {}

  static String at(String path) {
    return BASE + "{version}" + path;
  }

  static boolean isApi(Request request) {
    return request.path().startsWith(BASE);
  }
}
