package org.unisono.connectors.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag.Denied;

/// The results of one call of pushes, by place; and how results are told apart.
public final class Results {

  private static final Set<String> PASSING =
      Set.of(
          "UNABLE_TO_LOCK_ROW",
          "INTERNAL_ERROR",
          "SERVER_UNAVAILABLE",
          "RATE_LIMITS",
          "713",
          "1016");

  private final Map<Integer, PushResult> byPlace = new HashMap<>();

  public void put(int at, PushResult result) {
    byPlace.put(at, result);
  }

  public void putIfNone(int at, PushResult result) {
    byPlace.putIfAbsent(at, result);
  }

  public List<PushResult> inOrder(int count) {
    var all = new ArrayList<PushResult>(count);
    for (int i = 0; i < count; i++) {
      var result = byPlace.get(i);
      if (result == null) {
        throw new IllegalStateException("no result for push " + i);
      }
      all.add(result);
    }
    return all;
  }

  /// Written, or projected where it holds something else than was given.
  public static PushResult stands(Draft draft, RemoteRecord record, Effect effect) {
    var differing = Held.differing(draft.given(), record);
    return differing.isEmpty()
        ? new PushResult.Written(record, effect, List.of())
        : new PushResult.Projected(record, effect, differing);
  }

  /// It was acknowledged, and could not be read back. Without its id there is only the marker.
  static PushResult unseen(Draft draft, Effect effect) {
    var ref = draft.ref();
    return ref == null
        ? new PushResult.InDoubt(draft.marker())
        : new PushResult.Written(
            RemoteRecord.unseen(ref, draft.given().keySet()), effect, List.of());
  }

  public static PushResult denied(Draft draft, Denied no) {
    var ref = draft.ref();
    if (ref != null && (no.code().equals("ENTITY_IS_DELETED") || no.status() == 404)) {
      return new PushResult.Gone(ref);
    }
    return PASSING.contains(no.code())
        ? new PushResult.NotSent(new Trouble.AskedWrong(no.code(), no.field(), no.text()))
        : new PushResult.Refused(no.code(), no.field(), no.text());
  }

  static PushResult lookedUp(
      Draft draft, Map<String, Seen> before, Map<String, Seen> after, Trouble trouble) {
    var now = after.get(draft.key());
    boolean making = draft.ref() == null;
    if (now instanceof Seen.Live(var record)) {
      if (making) {
        return stands(draft, record, Effect.CREATED);
      }
      // Setting a field twice is setting it once: what was not set can be tried again.
      return now.equals(before.get(draft.key()))
          ? new PushResult.NotSent(trouble)
          : stands(draft, record, Effect.CHANGED);
    }
    return new PushResult.InDoubt(draft.marker());
  }
}
