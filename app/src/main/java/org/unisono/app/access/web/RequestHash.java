package org.unisono.app.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// SHA-256 of what a request asks for: its path, and its body.
final class RequestHash {

  private static final int CHUNK = 64 * 1024;

  private RequestHash() {}

  static boolean hasParts(HttpServletRequest request) {
    return type(request).startsWith("multipart/");
  }

  static boolean hasFields(HttpServletRequest request) {
    return type(request).startsWith("application/x-www-form-urlencoded");
  }

  private static String type(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
  }

  static byte[] of(String path, byte[] body) {
    return begun(path).digest(body);
  }

  /// The parts of an upload, in their order; whatever marks the border between them, which is
  /// another one each time. Large parts are read from disk, a chunk at a time.
  ///
  /// @throws IOException when the upload breaks off
  /// @throws ServletException when it has no parts that can be read
  /// @throws IllegalStateException when it is too large
  static byte[] ofParts(HttpServletRequest request) throws IOException, ServletException {
    var digest = begun(request.getRequestURI());
    for (var part : request.getParts()) {
      add(digest, part.getName());
      add(digest, part.getSubmittedFileName());
      add(digest, part.getContentType());
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.getSize()).flip());
      try (var in = part.getInputStream()) {
        add(digest, in);
      }
    }
    return digest.digest();
  }

  /// The fields of a form in their order, which are few: the server takes 2 MB of them.
  ///
  /// @throws IllegalStateException when they cannot be read
  static byte[] ofFields(HttpServletRequest request) {
    var digest = begun(request.getRequestURI());
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              add(digest, name);
              digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(values.length).flip());
              for (var value : values) {
                add(digest, value);
              }
            });
    return digest.digest();
  }

  private static MessageDigest begun(String path) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(MessageDigest digest, @Nullable String text) {
    var bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    int length = bytes == null ? -1 : bytes.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    if (bytes != null) {
      digest.update(bytes);
    }
  }

  private static void add(MessageDigest digest, InputStream in) throws IOException {
    var chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      digest.update(chunk, 0, read);
    }
  }
}
