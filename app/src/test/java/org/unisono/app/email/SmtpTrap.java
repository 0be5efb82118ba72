package org.unisono.app.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server that misbehaves on request: what an address begins with says how.
///
/// `drop-`: takes the mail and hangs up without an answer. `gone-`: there is no such mailbox.
final class SmtpTrap {

  /// A mail that was taken.
  record Caught(String to, String source) {}

  private final ServerSocket server;
  private final List<Caught> caught = new CopyOnWriteArrayList<>();

  SmtpTrap() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  List<Caught> to(String address) {
    return caught.stream().filter(m -> m.to().equalsIgnoreCase(address)).toList();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> talk(socket));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void talk(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out =
            new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
      say(out, "220 trap");
      var to = "";
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var verb = line.toUpperCase(Locale.ROOT);
        if (verb.startsWith("RCPT")) {
          to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          say(out, to.startsWith("gone-") ? "550 5.1.1 no such mailbox" : "250 ok");
        } else if (verb.startsWith("DATA")) {
          say(out, "354 go on");
          caught.add(new Caught(to, body(in)));
          if (to.startsWith("drop-")) {
            return;
          }
          say(out, "250 taken");
        } else {
          say(out, verb.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
      }
    } catch (IOException _) {
      // the other side has hung up
    }
  }

  private static String body(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }
}
