package org.unisono.simulators.salesforce;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Who may log in, and the access tokens that are alive.
final class Sessions {
  static final String USERNAME = "admin@unisono.example";
  static final String PASSWORD = "simulated-password";
  static final String CLIENT_ID = "simulated-client";
  static final String CLIENT_SECRET = "simulated-secret";
  static final String REFRESH_TOKEN = "simulated-refresh-token";

  private final Set<String> alive = new HashSet<>();
  private final String first;

  Sessions() {
    first = open();
  }

  String open() {
    var token = "00D!" + UUID.randomUUID().toString().replace("-", "");
    alive.add(token);
    return token;
  }

  /// The token that is alive from the start, so that a client need not log in.
  String first() {
    return first;
  }

  boolean isAlive(String token) {
    return alive.contains(token);
  }

  void close(String token) {
    alive.remove(token);
  }

  void closeAll() {
    alive.clear();
  }

  /// A password may have the security token attached.
  boolean accepts(String username, String password) {
    return username.equals(USERNAME) && password.startsWith(PASSWORD);
  }

  boolean acceptsClient(Map<String, String> form) {
    return CLIENT_ID.equals(form.get("client_id"))
        && CLIENT_SECRET.equals(form.getOrDefault("client_secret", CLIENT_SECRET));
  }
}
