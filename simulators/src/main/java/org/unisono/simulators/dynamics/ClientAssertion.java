package org.unisono.simulators.dynamics;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import tools.jackson.core.JacksonException;

/// What the application may show instead of its secret: a statement about itself, signed with the
/// key whose certificate was uploaded for it.
final class ClientAssertion {
  static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private @Nullable PublicKey key;

  /// @param text an RSA key as X.509 in Base64; empty for none
  /// @throws IllegalArgumentException where it is none
  void trust(String text) {
    try {
      var spec = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(text));
      key = text.isEmpty() ? null : KeyFactory.getInstance("RSA").generatePublic(spec);
    } catch (GeneralSecurityException noKey) {
      throw new IllegalArgumentException("not a public key", noKey);
    }
  }

  /// Whether it is of the application, about itself, for the token endpoint, and not over yet.
  boolean isGood(String assertion, String tokenEndpoint, Instant now) {
    var parts = assertion.split("\\.");
    if (parts.length != 3 || !isSigned(parts)) {
      return false;
    }
    try {
      var claims =
          Json.parse(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
      return Json.text(claims, "iss").equals(Sessions.CLIENT_ID)
          && Json.text(claims, "sub").equals(Sessions.CLIENT_ID)
          && Json.text(claims, "aud").endsWith(tokenEndpoint)
          && Instant.ofEpochSecond(claims.path("exp").asLong(0)).isAfter(now);
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private boolean isSigned(String[] parts) {
    if (key == null) {
      return false;
    }
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      return false;
    }
  }
}
