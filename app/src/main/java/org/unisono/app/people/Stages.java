package org.unisono.app.people;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.jobs.Facts;
import org.unisono.app.people.internal.StageStore;
import org.unisono.core.acting.Acting;

/// The door by which sales, and nobody else, moves people along.
@Component
public class Stages {

  private final StageStore store;
  private final Facts facts;

  Stages(StageStore store, Facts facts) {
    this.store = store;
    this.facts = facts;
  }

  /// Brings people to a stage; who is further, or was disqualified, stays.
  ///
  /// @param people at most 1,000
  @Transactional
  public void raise(Collection<UUID> people, String stage) {
    tell(store.raise(people, stage));
  }

  /// Makes a lead a contact. Whether it may be is the caller's to know.
  @Transactional
  public void promote(UUID person) {
    promoteAll(List.of(person));
  }

  /// Makes leads contacts. Whether they may be is the caller's to know.
  ///
  /// @param people at most 1,000
  /// @return those who were leads
  @Transactional
  public List<UUID> promoteAll(Collection<UUID> people) {
    var promoted = store.promote(people);
    tell(promoted);
    return promoted;
  }

  private void tell(List<UUID> changed) {
    if (!changed.isEmpty()) {
      facts.publish(new PeopleChanged(List.of(), changed, Acting.now().origin()));
    }
  }
}
