package org.unisono.simulators.salesforce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import tools.jackson.core.JacksonException;

/// The log-in by a signed assertion: of the known client, for the known user, for three minutes at
/// most, signed with the key whose public half the organisation was given.
final class JwtGrant {
  static final String TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private static final Duration LONGEST = Duration.ofMinutes(3);

  private @Nullable PublicKey key;
  private String given = "";

  /// @param text an RSA key as X.509 in Base64; empty for none
  /// @throws IllegalArgumentException where it is none
  void trust(String text) {
    try {
      var spec = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(text));
      key = text.isEmpty() ? null : KeyFactory.getInstance("RSA").generatePublic(spec);
      given = text;
    } catch (GeneralSecurityException noKey) {
      throw new IllegalArgumentException("not a public key", noKey);
    }
  }

  String trusted() {
    return given;
  }

  /// Why the assertion is refused; empty where it is taken.
  Optional<String> complaint(String assertion, Instant now) {
    var parts = assertion.split("\\.");
    if (parts.length != 3 || !isSigned(parts)) {
      return Optional.of("invalid assertion");
    }
    try {
      var claims = Json.parse(text(parts[1]));
      var until = Instant.ofEpochSecond(claims.path("exp").asLong(0));
      if (!Json.text(claims, "iss").equals(Sessions.CLIENT_ID)) {
        return Optional.of("invalid client credentials");
      }
      if (!Json.text(claims, "sub").equals(Sessions.USERNAME)) {
        return Optional.of("user hasn't approved this consumer");
      }
      if (Json.text(claims, "aud").isEmpty()) {
        return Optional.of("audience is invalid");
      }
      boolean late = !until.isAfter(now) || until.isAfter(now.plus(LONGEST));
      return late ? Optional.of("assertion is expired or lives too long") : Optional.empty();
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return Optional.of("invalid assertion");
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

  private static String text(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
