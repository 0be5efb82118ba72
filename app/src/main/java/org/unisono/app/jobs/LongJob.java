package org.unisono.app.jobs;

/// Work that lasts longer than one transaction: it keeps its own place, and goes on from there
/// after a crash.
public interface LongJob {

  /// A verb phrase, stable: it stands in the table.
  String kind();

  Lane lane();

  /// Called on a thread of its own, as the actor who caused it. What rises is tried again later.
  void run(Task task, Turns turns);
}
