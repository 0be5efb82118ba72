package org.unisono.connector;

import java.util.Map;

/// Something over there that can belong to a campaign and does not say so itself, such as a
/// mailing: a person attaches it. It is only read.
///
/// @param figures what they count of it; a figure that is not asked for or not told is absent
public record Asset(
    Kind kind, String id, String name, Standing standing, Map<Figure, Long> figures) {

  public Asset {
    figures = Map.copyOf(figures);
  }

  /// What it is.
  public enum Kind {
    /// One mailing, with its recipients chosen there.
    SEND,
    LIST,
    AUTOMATION
  }

  /// How it stands there.
  public enum Standing {
    DRAFT,
    SCHEDULED,
    /// It is being sent, or lets people in.
    RUNNING,
    PAUSED,
    STOPPED,
    DONE,
    /// It is simply there.
    NONE
  }

  /// What is counted.
  public enum Figure {
    SENT,
    OPENED,
    CLICKED,
    UNSUBSCRIBED,
    BOUNCED,
    CONTACTS,
    ENTERED,
    LEFT
  }
}
