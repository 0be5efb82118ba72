package org.unisono.app.sync.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.people.PersonPart;
import tools.jackson.databind.JsonNode;

/// What the room keeps of a person: links and images move with a merge, and go with an erasure.
@Component
class SyncPart implements PersonPart {

  private final PersonLinkStore store;

  SyncPart(PersonLinkStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public JsonNode merge(UUID survivor, UUID merged) {
    return store.move(merged, survivor);
  }

  @Override
  public void unmerge(UUID survivor, UUID merged, JsonNode moved) {
    store.moveBack(survivor, merged, moved);
  }

  @Override
  public JsonNode export(UUID person) {
    return store.records(person);
  }

  @Override
  public void erase(UUID person) {
    store.erase(person);
  }
}
