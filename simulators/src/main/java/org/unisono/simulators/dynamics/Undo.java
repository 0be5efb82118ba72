package org.unisono.simulators.dynamics;

import tools.jackson.databind.node.ObjectNode;

/// Several writes that stand or fall together: until they stand, no process mails.
final class Undo {
  private final Organization org;
  private final ObjectNode before;

  Undo(Organization org) {
    this.org = org;
    before = org.state().deepCopy();
    org.processes.hold();
  }

  void keep() {
    org.processes.release();
  }

  void back() {
    org.processes.forget();
    org.restore(before);
  }
}
