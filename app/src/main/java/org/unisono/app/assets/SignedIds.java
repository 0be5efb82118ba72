package org.unisono.app.assets;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.InstallationKey;

/// Ids in public addresses, signed and bound to one purpose, so that nobody can make one up or use
/// it elsewhere.
@Component
public class SignedIds {

  /// Carries the person from a mail's link to a page.
  public static final String PERSON = "person";

  private static final int BODY = 24; // 16 bytes of id, 8 of time
  private static final int SIGNATURE = 16;

  private final InstallationKey key;
  private final InstantSource clock;

  SignedIds(InstallationKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /// @param until null for ever
  public String issue(String purpose, UUID id, @Nullable Instant until) {
    var body =
        ByteBuffer.allocate(BODY)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putLong(until == null ? Long.MAX_VALUE : until.getEpochSecond())
            .array();
    var all = ByteBuffer.allocate(BODY + SIGNATURE).put(body).put(signature(purpose, body));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
  }

  /// @return empty for one that we have not issued for this purpose, or whose time is over
  public Optional<UUID> read(String purpose, @Nullable String token) {
    var bytes = decoded(token);
    if (bytes.length != BODY + SIGNATURE) {
      return Optional.empty();
    }
    var body = java.util.Arrays.copyOf(bytes, BODY);
    var signature = java.util.Arrays.copyOfRange(bytes, BODY, bytes.length);
    var buffer = ByteBuffer.wrap(body);
    var id = new UUID(buffer.getLong(), buffer.getLong());
    boolean holds =
        MessageDigest.isEqual(signature, signature(purpose, body))
            && clock.instant().getEpochSecond() < buffer.getLong();
    return holds ? Optional.of(id) : Optional.empty();
  }

  private static byte[] decoded(@Nullable String token) {
    try {
      return token == null ? new byte[0] : Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private byte[] signature(String purpose, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
      mac.update(("signedId:" + purpose).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return java.util.Arrays.copyOf(mac.doFinal(body), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
