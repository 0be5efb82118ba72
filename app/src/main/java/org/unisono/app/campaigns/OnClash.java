package org.unisono.app.campaigns;

/// What happens when somebody is to join who is active in another campaign of the group.
public enum OnClash {
  /// They stay where they are.
  KEEP,
  /// They leave the other (ended, `moved`) and join this one.
  MOVE,
  /// They wait; the highest priority is let in first.
  QUEUE
}
