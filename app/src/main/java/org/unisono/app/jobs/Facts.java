package org.unisono.app.jobs;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Tells what happened. One task per listening room is inserted in the publisher's transaction, so
/// nothing is lost and no other room's code runs there.
@Component
public class Facts {

  static final String KIND = "fact:";

  private final Jobs jobs;
  private final ObjectMapper json;
  private final ObjectProvider<FactListener<?>> listeners;

  Facts(Jobs jobs, ObjectMapper json, ObjectProvider<FactListener<?>> listeners) {
    this.jobs = jobs;
    this.json = json;
    this.listeners = listeners;
  }

  /// @param fact carries ids by lists of 1,000 at the most
  public void publish(Record fact) {
    var interested = listenersOf(fact);
    if (interested.isEmpty()) {
      return;
    }
    var payload = json.<tools.jackson.databind.JsonNode>valueToTree(fact);
    for (var listener : interested) {
      jobs.add(NewTask.of(KIND + listener.name(), listener.lane(), payload));
    }
  }

  private List<FactListener<?>> listenersOf(Record fact) {
    return listeners.stream()
        .filter(l -> l.fact().equals(fact.getClass()))
        .<FactListener<?>>map(l -> l)
        .toList();
  }
}
