package org.unisono.connector;

import java.util.List;
import java.util.Optional;

/// An account in use. Logs in by itself, and again when the vendor ends the session. One caller at
/// a time.
public interface Session {

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

  /// What carries the marker: none, one, or the doubles that a person must look at.
  Reading<List<RemoteRecord>> byMarker(RecordKind kind, String marker);

  /// People who hold one of the addresses, as candidates for linking.
  Reading<List<RemoteRecord>> peopleAt(List<String> addresses);

  /// Writes; one result for each push, in their order. Never throws for one of them. Pushes of one
  /// call must not depend on each other.
  List<PushResult> push(List<Push> pushes);
}
