package org.unisono.app.people;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.people.internal.IdentityStore;

/// The door to the id map: who a person is at the account of a connection. Whether two records are
/// one human is the caller's to know; nothing is merged here.
@Component
public class Identities {

  private final IdentityStore store;

  Identities(IdentityStore store) {
    this.store = store;
  }

  /// Writes down who people are there. An id that somebody else holds stays with them.
  ///
  /// @param links at most 1,000
  @Transactional
  public void link(List<RemoteIdentity> links) {
    if (!links.isEmpty()) {
      store.insert(links);
    }
  }

  /// Takes ids away from the people who hold them.
  @Transactional
  public void unlink(List<RemoteIdentity> links) {
    if (!links.isEmpty()) {
      store.delete(links);
    }
  }
}
