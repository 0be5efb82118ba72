package org.unisono.simulators.dynamics;

import tools.jackson.databind.node.ObjectNode;

/// Several writes that stand or fall together: until they stand, no process mails and no webhook
/// is called.
final class Undo {
  private final Organization org;
  private final ObjectNode before;

  Undo(Organization org) {
    this.org = org;
    before = org.state().deepCopy();
    org.aftermath.hold();
  }

  void keep() {
    org.aftermath.release();
  }

  void back() {
    org.aftermath.forget();
    org.restore(before);
  }
}
