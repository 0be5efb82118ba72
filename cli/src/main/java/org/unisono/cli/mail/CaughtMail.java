package org.unisono.cli.mail;

import java.time.Instant;
import java.util.List;

/// A mail as the catcher got it.
///
/// @param number counts from 1
/// @param to who the envelope names
/// @param html empty when it has no such part
public record CaughtMail(
    long number,
    Instant at,
    String from,
    List<String> to,
    String subject,
    String html,
    String text) {

  public CaughtMail {
    to = List.copyOf(to);
  }
}
