package org.unisono.cli.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The server's side of one SMTP connection (RFC 5321), as much of it as clients need.
final class SmtpTalk {

  private static final int LARGEST = 30_000_000;
  private static final int LONGEST_LINE = 100_000;

  private final InputStream in;
  private final OutputStream out;
  private final Consumer<Taken> taker;
  private String from = "";
  private final List<String> to = new ArrayList<>();

  SmtpTalk(InputStream in, OutputStream out, Consumer<Taken> taker) {
    this.in = in;
    this.out = out;
    this.taker = taker;
  }

  /// A mail as it stood on the line.
  record Taken(String from, List<String> to, byte[] source) {}

  void run() throws IOException {
    say("220 mail catcher");
    for (var line = line(); line != null && answer(line); line = line()) {}
  }

  /// @return whether to go on
  private boolean answer(byte[] bytes) throws IOException {
    var line = new String(bytes, StandardCharsets.UTF_8);
    var word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    switch (word) {
      case "EHLO" -> say("250-mail catcher", "250-8BITMIME", "250 SIZE " + LARGEST);
      case "HELO", "NOOP", "VRFY" -> say("250 ok");
      case "RSET" -> {
        reset();
        say("250 ok");
      }
      case "MAIL" -> {
        reset();
        from = address(line);
        say("250 ok");
      }
      case "RCPT" -> {
        to.add(address(line));
        say("250 ok");
      }
      case "DATA" -> data();
      case "QUIT" -> {
        say("221 bye");
        return false;
      }
      case String _ -> say("502 not known here");
    }
    return true;
  }

  private void data() throws IOException {
    if (to.isEmpty()) {
      say("503 who is it for?");
      return;
    }
    say("354 go on, a dot ends it");
    var source = new ByteArrayOutputStream();
    for (var line = line(); line != null; line = line()) {
      if (line.length == 1 && line[0] == '.') {
        taker.accept(new Taken(from, List.copyOf(to), source.toByteArray()));
        reset();
        say("250 taken");
        return;
      }
      if (source.size() + line.length > LARGEST) {
        throw new IOException("mail too large");
      }
      int skip = line.length > 0 && line[0] == '.' ? 1 : 0; // RFC 5321, 4.5.2
      source.write(line, skip, line.length - skip);
      source.write('\r');
      source.write('\n');
    }
    throw new IOException("hung up within a mail"); // without the dot there is no mail
  }

  private void reset() {
    from = "";
    to.clear();
  }

  private static String address(String line) {
    int open = line.indexOf('<');
    int close = line.indexOf('>', open + 1);
    return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
  }

  /// @return without its line break; null at the end
  private byte @org.jspecify.annotations.Nullable [] line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        var bytes = line.toByteArray();
        int length = bytes.length;
        return length > 0 && bytes[length - 1] == '\r'
            ? java.util.Arrays.copyOf(bytes, length - 1)
            : bytes;
      }
      if (line.size() > LONGEST_LINE) {
        throw new IOException("line too long");
      }
      line.write(b);
    }
    return null;
  }

  private void say(String... lines) throws IOException {
    for (var line : lines) {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }
}
