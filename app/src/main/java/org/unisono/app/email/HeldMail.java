package org.unisono.app.email;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.email.internal.HeldStore;

/// The door to mailings that wait for word from elsewhere.
@Component
public class HeldMail {

  private final HeldStore store;

  HeldMail(HeldStore store) {
    this.store = store;
  }

  /// Something was learnt: what is held is looked at again now, instead of in a minute.
  @Transactional
  public void lookAgain() {
    store.due();
  }
}
