package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Member;
import org.unisono.app.campaigns.Members;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;

/// Loads a chunk of members from both sides, in a few statements, and decides about each.
@Component
class MemberCases {

  private final Members members;
  private final People people;
  private final MirrorStore mirror;
  private final BaseStore bases;
  private final StatusMaps maps;
  private final BecameStore became;

  MemberCases(
      Members members,
      People people,
      MirrorStore mirror,
      BaseStore bases,
      StatusMaps maps,
      BecameStore became) {
    this.became = became;
    this.members = members;
    this.people = people;
    this.mirror = mirror;
    this.bases = bases;
    this.maps = maps;
  }

  /// One person in the campaign of a twin.
  ///
  /// @param ours null when they were never a member here
  /// @param there their record there; null when they have none
  record Case(Person person, @Nullable Member ours, MemberMove move, @Nullable RemoteRef there) {

    UUID id() {
      return person.id();
    }

    String name() {
      return PersonSide.name(person);
    }
  }

  /// Kinds that have to be known before anything is decided about members.
  static final Set<RecordKind> KINDS = Set.of(RecordKind.MEMBER, RecordKind.STATUS);

  List<Case> of(Line line, TwinRow twin, List<UUID> ids) {
    var field = FieldMaps.named(line.fields(RecordKind.MEMBER), "status").orElse("status");
    var decision = new MemberDecision(maps.of(line, twin), field);
    Map<UUID, Member> ours = new HashMap<>();
    members.all(twin.campaignId(), ids).forEach(m -> ours.put(m.personId(), m));
    var remote = twin.remoteId();
    var rows =
        remote == null ? Map.<UUID, List<MirrorRow>>of() : mirror.members(line.id(), remote, ids);
    var known = bases.of(line.id(), "member", twin.id(), ids);
    var records = mirror.byLocal(line.id(), MirrorStore.people(), ids);
    var held = became.undecided(line.id(), ids);
    List<Case> cases = new ArrayList<>();
    for (var person : people.all(ids)) {
      var there =
          records.getOrDefault(person.id(), List.of()).stream()
              .filter(r -> r.gone() == null)
              .map(MirrorRow::ref)
              .findFirst()
              .orElse(null);
      var member = ours.get(person.id());
      // Whoever may be the same as somebody else stays as they are until that is known.
      var move =
          held.contains(person.id())
              ? new MemberMove.Rests(null)
              : decision.decide(
                  member, rows.getOrDefault(person.id(), List.of()), known.get(person.id()), there);
      cases.add(new Case(person, member, move, there));
    }
    return cases;
  }
}
