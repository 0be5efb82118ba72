package org.unisono.cli.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The mail host: whether it answers as one. No mail is sent.
final class CheckMail implements Check {

  private static final String ABOUT = "Mail host";
  private static final int PATIENCE = 5_000; // milliseconds

  private final Surroundings around;

  CheckMail(Surroundings around) {
    this.around = around;
  }

  @Override
  public List<Finding> look() {
    var host = around.setting("UNISONO_SMTP_HOST");
    if (host.isEmpty()) {
      return List.of(
          Finding.note(ABOUT, "none: no mail goes out", "set UNISONO_SMTP_HOST when you send"));
    }
    var port = around.setting("UNISONO_SMTP_PORT").filter(p -> p.matches("\\d{1,5}")).orElse("25");
    return List.of(greeted(host.get(), Integer.parseInt(port)));
  }

  private static Finding greeted(String host, int port) {
    var name = host + ":" + port;
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE);
      socket.setSoTimeout(PATIENCE);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      var greeting = String.valueOf(in.readLine());
      return greeting.startsWith("220")
          ? Finding.ok(ABOUT, name + " answers")
          : Finding.broken(
              ABOUT, name + " is no mail host", "set UNISONO_SMTP_HOST and UNISONO_SMTP_PORT");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.broken(
          ABOUT,
          name + " does not answer",
          "see that it runs and that no firewall stands between, or set UNISONO_SMTP_HOST and"
              + " UNISONO_SMTP_PORT");
    }
  }
}
