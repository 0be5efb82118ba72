package org.unisono.app.assets;

import static org.unisono.app.assets.FormField.Type.EMAIL;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.assets.internal.AssetStore;
import org.unisono.app.assets.internal.FormAnswers;
import org.unisono.app.assets.internal.RegistrationStore;
import org.unisono.app.assets.internal.Visitors;
import org.unisono.app.people.People;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The door to what events do.
@Component
public class Events {

  private static final Form QUESTIONS =
      new Form(
          List.of(
              new FormField(
                  "email", "E-mail", EMAIL.name().toLowerCase(Locale.ROOT), true, null, null),
              new FormField("firstName", "First name", null, false, null, null),
              new FormField("lastName", "Last name", null, false, null, null),
              new FormField("phone", "Phone", null, false, null, null)),
          "Register",
          "You are registered.");

  private final Assets assets;
  private final AssetStore store;
  private final RegistrationStore registrations;
  private final People people;
  private final Visitors visitors;

  Events(
      Assets assets,
      AssetStore store,
      RegistrationStore registrations,
      People people,
      Visitors visitors) {
    this.assets = assets;
    this.store = store;
    this.registrations = registrations;
    this.people = people;
    this.visitors = visitors;
  }

  /// Registers somebody; a second time changes nothing. `event.registered` is logged for the
  /// event's home campaign.
  ///
  /// @throws Refused `notFound`, `eventFull`, `ambiguousEmail`, and what a form refuses
  @Transactional
  public String register(String key, Visit visit, Map<String, String> given) {
    var event = assets.withKey(Event.class, key).orElseThrow(() -> Refused.notFound("event", key));
    var answers = FormAnswers.read(QUESTIONS, given);
    if (!answers.faults().isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, answers.faults());
    }
    var person =
        Forms.put(people, answers.draft(null))
            .orElseThrow(
                () ->
                    Refused.clash(
                        "/email", "ambiguousEmail", "More than one person here goes by this."));
    store.lock(event.id());
    var capacity = event.content().capacity();
    boolean isThere = registrations.isRegistered(event.id(), person);
    if (!isThere && capacity != null && registrations.count(event.id()) >= capacity) {
      throw Refused.clash("", "eventFull", "All places are taken.");
    }
    registrations.insert(event.id(), person);
    var properties =
        Visitors.properties(event.campaignId())
            .put("eventId", event.id().toString())
            .put("event", event.name());
    visitors.did(
        "event.registered", visit, person, "registered:" + event.id() + ":" + person, properties);
    return "You are registered.";
  }

  public int registered(Asset<Event> event) {
    return registrations.count(event.id());
  }
}
