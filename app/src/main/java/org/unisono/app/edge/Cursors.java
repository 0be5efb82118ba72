package org.unisono.app.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.core.Refused;

/// Opaque keyset cursors: the sort key of the last item, signed, bound to its list and filters, so
/// that a forged or misplaced one is refused instead of answering something odd.
@Component
public class Cursors {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 1_000;
  private static final int SIGNATURE_BYTES = 16;
  private static final String SEPARATOR = "\u001f";

  private final InstallationKey key;

  Cursors(InstallationKey key) {
    this.key = key;
  }

  /// @param list names the list and its filters
  /// @throws Refused `badLimit`, `badCursor`
  public PageRequest page(String list, @Nullable Integer limit, @Nullable String cursor) {
    int size = limit == null ? DEFAULT_LIMIT : limit;
    if (size < 1 || size > MOST) {
      throw Refused.malformed("/limit", "badLimit", "limit is a number from 1 to " + MOST + ".");
    }
    Signer signer = values -> sign(list, values);
    return new PageRequest(size, cursor == null ? List.of() : read(list, cursor), signer);
  }

  private String sign(String list, List<String> values) {
    var payload = String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8);
    var signature = signature(list, payload);
    var all = Arrays.copyOf(signature, SIGNATURE_BYTES + payload.length);
    System.arraycopy(payload, 0, all, SIGNATURE_BYTES, payload.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private List<String> read(String list, String cursor) {
    var bytes = decoded(cursor);
    if (bytes.length <= SIGNATURE_BYTES) {
      throw bad();
    }
    var payload = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
    if (!MessageDigest.isEqual(Arrays.copyOf(bytes, SIGNATURE_BYTES), signature(list, payload))) {
      throw bad();
    }
    return List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1));
  }

  private static byte[] decoded(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw bad();
    }
  }

  private static Refused bad() {
    return Refused.malformed(
        "/cursor", "badCursor", "This cursor is not one that this list has given out.");
  }

  private byte[] signature(String list, byte[] payload) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
      mac.update(list.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Makes a cursor out of a sort key.
  @FunctionalInterface
  public interface Signer {
    String sign(List<String> values);
  }
}
