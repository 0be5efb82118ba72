package org.unisono.app.sync.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.InstallationKey;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Encrypts the secrets of accounts with the key of the installation (AES-256-GCM; 12 random bytes
/// of nonce stand in front).
@Component
class SecretBox {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final InstallationKey key;
  private final ObjectMapper json;
  private final SecureRandom chance = new SecureRandom();

  SecretBox(InstallationKey key, ObjectMapper json) {
    this.key = key;
    this.json = json;
  }

  byte[] seal(Map<String, String> secrets) {
    var nonce = new byte[NONCE];
    chance.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, nonce, json.writeValueAsBytes(secrets));
    var all = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE, sealed.length);
    return all;
  }

  Map<String, String> open(byte[] box) {
    var nonce = Arrays.copyOf(box, NONCE);
    var sealed = Arrays.copyOfRange(box, NONCE, box.length);
    return json.readValue(run(Cipher.DECRYPT_MODE, nonce, sealed), new TypeReference<>() {});
  }

  private byte[] run(int mode, byte[] nonce, byte[] bytes) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      var own = MessageDigest.getInstance("SHA-256");
      own.update("connections".getBytes(StandardCharsets.UTF_8));
      var secret = new SecretKeySpec(own.digest(key.bytes()), "AES");
      cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the secrets of a connection cannot be opened", e);
    }
  }
}
