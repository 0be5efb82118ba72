package org.unisono.connector;

import java.util.Map;

/// Something over there that belongs to a campaign, such as a mailing or a planned activity. Either
/// it says so itself, or a person attaches it. It is only read.
///
/// @param figures what they count of it; a figure that is not asked for or not told is absent
/// @param details what else they say of it; absent where they say nothing
public record Asset(
    Kind kind,
    String id,
    String name,
    Standing standing,
    Map<Figure, Long> figures,
    Map<Detail, String> details) {

  public Asset {
    figures = Map.copyOf(figures);
    details = Map.copyOf(details);
  }

  /// One that says no more than its figures.
  public Asset(Kind kind, String id, String name, Standing standing, Map<Figure, Long> figures) {
    this(kind, id, name, standing, figures, Map.of());
  }

  /// What it is.
  public enum Kind {
    /// One mailing, with its recipients chosen there.
    SEND,
    LIST,
    AUTOMATION,
    /// A piece of work that is planned for the campaign, such as calling or printing.
    ACTIVITY
  }

  /// How it stands there.
  public enum Standing {
    DRAFT,
    SCHEDULED,
    /// It is being sent, lets people in, or is worked on.
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

  /// What is told beside figures.
  public enum Detail {
    /// What sort of work, in their words.
    TYPE,
    /// By which channel, in their words.
    CHANNEL,
    /// An instant (ISO 8601).
    STARTS_AT,
    /// An instant (ISO 8601).
    ENDS_AT,
    /// A decimal number, in the campaign's currency.
    BUDGETED_COST,
    /// A decimal number, in the campaign's currency.
    ACTUAL_COST
  }
}
