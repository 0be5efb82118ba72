package org.unisono.simulators.pardot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;

/// Asks the joined Salesforce organisation whether an access token is alive.
final class Bearers {
  private final Set<String> expired = new HashSet<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI userInfo;

  Bearers(URI salesforce) {
    var base = salesforce.toString().replaceAll("/+$", "");
    userInfo = URI.create(base + "/services/oauth2/userinfo");
  }

  /// From now on the token is dead here, whatever the organisation says of it.
  void expire(String token) {
    expired.add(token);
  }

  boolean isAlive(String token) {
    if (expired.contains(token)) {
      return false;
    }
    var call = HttpRequest.newBuilder(userInfo).header("Authorization", "Bearer " + token).build();
    try {
      return client.send(call, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
