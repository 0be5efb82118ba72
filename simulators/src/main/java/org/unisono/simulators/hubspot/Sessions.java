package org.unisono.simulators.hubspot;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// The private app's token, and OAuth tokens.
final class Sessions {
  static final String DEVELOPER_KEY = "simulated-developer-key";
  static final String CLIENT_ID = "simulated-client";
  static final String CLIENT_SECRET = "simulated-secret";
  static final String REFRESH_TOKEN = "simulated-refresh-token";
  static final String PRIVATE_APP = "pat-simulated-token";

  private final Set<String> alive = new HashSet<>();
  private boolean privateAppStumbles;

  String open() {
    var token = "oauth-" + UUID.randomUUID();
    alive.add(token);
    return token;
  }

  /// OAuth tokens die; the private app's token, which nobody can renew, fails once.
  void expireAll() {
    alive.clear();
    privateAppStumbles = false;
  }

  /// The private app's token is refused at the next call, once.
  void stumble() {
    expireAll();
    privateAppStumbles = true;
  }

  boolean accepts(String token) {
    if (token.equals(PRIVATE_APP)) {
      boolean stumbled = privateAppStumbles;
      privateAppStumbles = false;
      return !stumbled;
    }
    return alive.contains(token);
  }

  boolean isKnown(String token) {
    return token.equals(PRIVATE_APP) || token.startsWith("oauth-");
  }
}
