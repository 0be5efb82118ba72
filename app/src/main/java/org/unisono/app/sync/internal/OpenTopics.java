package org.unisono.app.sync.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.email.HoldMail;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;
import org.unisono.app.people.People;

/// Holds mailings to people who have opted out over there of something that nobody has said the
/// meaning of: it may be what the mailing is about.
@Component
class OpenTopics implements HoldMail {

  private final TopicStore topics;
  private final Consents consents;
  private final People people;

  OpenTopics(TopicStore topics, Consents consents, People people) {
    this.topics = topics;
    this.consents = consents;
    this.people = people;
  }

  @Override
  public Set<UUID> held(Collection<UUID> who) {
    var open = topics.open();
    if (open.isEmpty()) {
      return Set.of();
    }
    var persons = people.all(who);
    var addresses = persons.stream().flatMap(p -> p.emails().stream()).toList();
    // Who wants nothing at all does not wait: nothing is sent to them in any case.
    var all = consents.states(addresses, Consents.ALL_MARKETING);
    Set<UUID> held = new HashSet<>();
    for (var purpose : open) {
      var states = consents.states(addresses, purpose);
      for (var person : persons) {
        boolean isOut =
            person.emails().stream()
                .anyMatch(
                    e -> states.get(e) == ConsentState.DENIED && all.get(e) != ConsentState.DENIED);
        if (isOut) {
          held.add(person.id());
        }
      }
    }
    return held;
  }
}
