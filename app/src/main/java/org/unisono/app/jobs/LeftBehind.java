package org.unisono.app.jobs;

/// Work that a node leased and did not end before it died. It is free again when the lease runs
/// out; where no other node can hold one, it is free as soon as the next node starts.
public interface LeftBehind {

  /// Ends every lease, as if its time were out. Called before any work begins.
  void release();
}
