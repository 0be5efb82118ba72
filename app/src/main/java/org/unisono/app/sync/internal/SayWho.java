package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.people.People;
import org.unisono.connector.RemoteRef;
import org.unisono.core.Refused;

/// Carries out what a person says about who somebody there is here.
@Component
class SayWho {

  private final BecameStore became;
  private final LinkStore links;
  private final People people;
  private final MirrorStore mirror;

  SayWho(BecameStore became, LinkStore links, People people, MirrorStore mirror) {
    this.mirror = mirror;
    this.became = became;
    this.links = links;
    this.people = people;
  }

  /// It is this person.
  ///
  /// @throws Refused `notAnAnswer`, `badId`, `notFound`
  void is(UUID connection, @Nullable RemoteRef remote, String id) {
    if (remote == null) {
      throw Refused.rule("/take", "notAnAnswer", "There is no record there to link.");
    }
    var person = people.get(id(id)).id();
    mirror.adopt(connection, List.of(new MirrorStore.Known(remote, person)));
    links.look(connection, List.of(person));
  }

  private static UUID id(String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException _) {
      throw Refused.malformed("/value", "badId", "This is no id.");
    }
  }

  /// They are one: who the record is there stays. It can be taken back like every merge.
  ///
  /// @param from the record that is gone
  void merge(UUID connection, RemoteRef from) {
    became
        .differing(connection, from)
        .ifPresent(
            one -> {
              var stays = Objects.requireNonNull(one.is());
              people.merge(stays, one.was());
              became.settled(connection, List.of(from));
              links.settle(connection, List.of(stays));
            });
  }

  /// They are two: the first has no record there any more.
  void apart(UUID connection, RemoteRef from) {
    became
        .differing(connection, from)
        .ifPresent(
            one -> {
              became.settled(connection, List.of(from));
              became.forgetAgreed(connection, one.was());
              links.settle(connection, List.of(one.was(), Objects.requireNonNull(one.is())));
            });
  }
}
