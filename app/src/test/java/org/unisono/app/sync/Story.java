package org.unisono.app.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.unisono.simulators.Journal;

/// What happened to one campaign and its people, on all sides.
///
/// @param people their ids here, by their addresses
/// @param lastEdits the last one of each value on each side
/// @param out who has opted out anywhere
/// @param before the last call that the other system had answered when somebody there edited
/// @param overwritten edits there that fell between our looking and our writing
/// @param acts all of it, in its order, for whoever reads why a test failed
record Story(
    long seed,
    String campaign,
    Map<String, String> people,
    Map<String, Edit> lastEdits,
    List<String> out,
    Map<Edit, Journal.Call> before,
    List<Edit> overwritten,
    List<String> acts) {

  Story(long seed, String campaign) {
    this(
        seed,
        campaign,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new ArrayList<>(),
        new HashMap<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /// An edit on one side.
  ///
  /// @param side a system, or `here`
  /// @param of what it is an edit of: an address, or empty for the campaign
  /// @param field ours; `member` for who is in, with the status or an empty value
  record Edit(String side, String of, String field, String value) {}

  void did(Edit edit) {
    acts.add(edit.toString());
    lastEdits.put(edit.side() + " " + edit.of() + " " + edit.field(), edit);
  }

  List<String> emails() {
    return List.copyOf(people.keySet());
  }

  String id(String email) {
    return Objects.requireNonNull(people.get(email));
  }

  String text() {
    return "seed " + seed + "\n" + String.join("\n", acts) + "\n";
  }
}
