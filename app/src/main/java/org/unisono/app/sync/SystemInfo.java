package org.unisono.app.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A system that can be connected: what its form asks, what travels, and what is lost.
///
/// @param automations whether campaigns there can have automations that a person sets going
/// @param attachable what a person can attach to a campaign there: send, list, automation
/// @param belonging what says itself to which campaign it belongs there: list, activity
public record SystemInfo(
    String key,
    String name,
    List<Asked> settings,
    List<Travels> streams,
    List<Connection.Lost> losses,
    List<Connection.Need> requirements,
    boolean automations,
    List<String> attachable,
    List<String> belonging) {

  /// One line of the form.
  ///
  /// @param form text, number (whole, from 1 on) or secret
  public record Asked(String key, String form, boolean required) {}

  /// How far a stream goes.
  ///
  /// @param reach both, in, out, projected, impossible, or withMembers: a member's status there
  /// @param reason why no further; null for both ways
  public record Travels(String stream, String reach, @Nullable String reason) {}
}
