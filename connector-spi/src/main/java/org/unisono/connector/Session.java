package org.unisono.connector;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An account in use. Logs in by itself, and again when the vendor ends the session. One caller at
/// a time.
public interface Session {

  /// Which organisation answers: an id of the vendor's own that stays, whatever the address and the
  /// credentials are; empty where the address is the organisation.
  default Reading<Optional<String>> instance() {
    return Reading.of(Optional.empty());
  }

  /// The fields of a kind of record that this account sees.
  Reading<List<RemoteField>> fields(RecordKind kind);

  /// The changes of a stream. People are to be read before members, so that merges and conversions
  /// are known before anything is written.
  ChangeSource changes(Stream stream, Scope scope);

  Enumeration enumerate(RecordKind kind, Scope scope);

  /// One record; empty when it is not there or may not be seen, which is no evidence of a deletion.
  Reading<Optional<RemoteRecord>> read(RemoteRef ref);

  /// Things that hang on a campaign there and stand for its members, such as an event that its
  /// people have put on it.
  default Reading<List<Parts.Part>> parts(RemoteRef campaign) {
    return Reading.of(List.of());
  }

  /// What people can opt out of there, one by one; none where an opt-out is always of everything.
  default Reading<List<Topic>> topics() {
    return Reading.of(List.of());
  }

  /// Who can own a campaign there, also who could and is no longer active; none where a
  /// campaign has no owner that could be written.
  default Reading<List<RemoteUser>> users() {
    return Reading.of(List.of());
  }

  /// Where people look at a campaign there; empty where that is not known.
  default Reading<Optional<URI>> page(RemoteRef campaign) {
    return Reading.of(Optional.empty());
  }

  /// What could be attached of a kind, the latest first. Of very many, the latest only.
  default Reading<List<Asset>> assets(Asset.Kind kind) {
    return Reading.of(List.of());
  }

  /// What is there of these ids, with its figures.
  default Reading<List<Asset>> assets(Asset.Kind kind, List<String> ids) {
    return Reading.of(List.of());
  }

  /// What says itself that it belongs to a campaign there. None of it can be attached or detached.
  default Reading<List<Asset>> belonging(RemoteRef campaign) {
    return Reading.of(List.of());
  }

  /// Automations that hang on a campaign there.
  ///
  /// @param attached ids of those that a person has attached to it
  default Reading<List<Automation>> automations(RemoteRef campaign, Set<String> attached) {
    return Reading.of(List.of());
  }

  /// What is switched on there, what a write might set off, and what nobody has allowed: those
  /// writes are refused. What is not understood of it is among them.
  default Reading<List<Listener>> listeners() {
    return Reading.of(List.of());
  }

  /// Sets an automation going, because a person has pressed for it; no sync ever calls this. Asked
  /// once: what was not answered may have begun.
  ///
  /// @param people for whom; none where it chooses them itself
  /// @param at when, where it begins at a time
  /// @return for how many it has begun; 0 where it chooses them itself
  default Reading<Integer> start(Automation automation, List<RemoteRef> people, Instant at) {
    return new Reading.Failed<>(
        new Trouble.AskedWrong("notPossible", null, "Nothing is set going there from here."));
  }

  /// What carries the marker: none, one, or the doubles that a person must look at.
  Reading<List<RemoteRecord>> byMarker(RecordKind kind, String marker);

  /// People who hold one of the addresses, as candidates for linking.
  Reading<List<RemoteRecord>> peopleAt(List<String> addresses);

  /// Writes; one result for each push, in their order. Never throws for one of them. Pushes of one
  /// call must not depend on each other.
  List<PushResult> push(List<Push> pushes);
}
