package org.unisono.app.email.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Plug;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.core.Refused;

/// Takes a few leased mails to their end: withheld, or rendered, marked, sent and settled.
@Component
class DeliverBatch {

  private static final int MOST_ATTEMPTS = 12;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final int MOST_DOUBLINGS = 9; // about two hours

  private final DeliveryStore store;
  private final LinkKeys keys;
  private final MessageStore messages;
  private final Withhold withhold;
  private final HeldStore hold;
  private final People people;
  private final RenderMail render;

  DeliverBatch(
      DeliveryStore store,
      LinkKeys keys,
      MessageStore messages,
      Withhold withhold,
      HeldStore hold,
      People people,
      RenderMail render) {
    this.store = store;
    this.keys = keys;
    this.messages = messages;
    this.withhold = withhold;
    this.hold = hold;
    this.people = people;
    this.render = render;
  }

  private record Ready(Leased leased, RenderedMail mail) {}

  void deliver(List<Leased> batch, SmtpLine line) {
    var reasons = new HashMap<>(withhold.reasons(batch));
    var persons = persons(batch);
    for (var leased : batch) {
      if (!persons.containsKey(leased.personId())) {
        reasons.putIfAbsent(leased.id(), "personGone");
      }
    }
    var withheld = batch.stream().filter(l -> reasons.containsKey(l.id())).toList();
    if (!withheld.isEmpty()) {
      store.withhold(withheld, reasons);
    }
    var held = hold.hold(batch.stream().filter(l -> !reasons.containsKey(l.id())).toList());
    List<Ready> ready = new ArrayList<>();
    for (var leased : batch) {
      if (!reasons.containsKey(leased.id()) && !held.contains(leased.id())) {
        render(leased, Objects.requireNonNull(persons.get(leased.personId())), ready);
      }
    }
    keys.insert(ready.stream().map(Ready::mail).toList());
    for (var each : ready) {
      var outcome = line.send(each.mail(), () -> onWire(each.leased()));
      Plug.at("email.answered");
      settle(each.leased(), outcome);
    }
  }

  private boolean onWire(Leased leased) {
    boolean marked = store.markOnWire(leased);
    Plug.at("email.onWire");
    return marked;
  }

  private Map<UUID, Person> persons(List<Leased> batch) {
    var ids = batch.stream().flatMap(l -> Stream.ofNullable(l.personId())).distinct().toList();
    return people.all(ids).stream().collect(Collectors.toMap(Person::id, Function.identity()));
  }

  private void render(Leased leased, Person person, List<Ready> ready) {
    try {
      ready.add(new Ready(leased, render.render(leased, messages.get(leased.messageId()), person)));
    } catch (Refused e) {
      store.settle(leased, "refused", e.code(), e.faults().getFirst().message(), Duration.ZERO);
    }
  }

  private void settle(Leased leased, SmtpOutcome outcome) {
    switch (outcome) {
      case SmtpOutcome.Accepted(var reply) ->
          store.settle(leased, "accepted", null, reply, Duration.ZERO);
      case SmtpOutcome.Refused(var reply, var recipient) -> {
        if (recipient) {
          keys.suppress(leased.address(), reply);
        }
        store.settle(
            leased, "refused", recipient ? "addressRefused" : "mailRefused", reply, Duration.ZERO);
      }
      case SmtpOutcome.Deferred(var reply) when leased.attempts() + 1 >= MOST_ATTEMPTS ->
          store.settle(leased, "refused", "gaveUp", reply, Duration.ZERO);
      case SmtpOutcome.Deferred(var reply) ->
          store.settle(
              leased,
              "deferred",
              null,
              reply,
              FIRST_PAUSE.multipliedBy(1L << Math.min(leased.attempts(), MOST_DOUBLINGS)));
      case SmtpOutcome.InDoubt(var reply) ->
          store.settle(leased, "inDoubt", "noAnswer", reply, Duration.ZERO);
      case SmtpOutcome.LeaseLost _ -> {}
    }
  }
}
