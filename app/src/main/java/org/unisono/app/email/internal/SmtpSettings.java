package org.unisono.app.email.internal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where mail is handed over: `unisono.smtp.*`. Without a host nothing goes out and all of it
/// waits.
@Component
class SmtpSettings {

  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final String from;
  private final int lines;

  SmtpSettings(
      @Value("${unisono.smtp.host:}") String host,
      @Value("${unisono.smtp.port:25}") int port,
      @Value("${unisono.smtp.user:}") String user,
      @Value("${unisono.smtp.password:}") String password,
      @Value("${unisono.smtp.from:Unisono <unisono@localhost>}") String from,
      @Value("${unisono.smtp.connections:4}") int lines) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
    this.from = from;
    this.lines = lines;
  }

  boolean isConfigured() {
    return !host.isBlank();
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  /// Empty when the server asks for none. TLS is then required, so that no password travels in the
  /// clear.
  String user() {
    return user;
  }

  String password() {
    return password;
  }

  String from() {
    return from;
  }

  /// How many connections this node keeps.
  int lines() {
    return lines;
  }
}
