package org.unisono.connectors.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.http.Tried;

/// Writes drafts of one kind.
public final class ReadWriteRead {

  private final Shelf shelf;
  private final Results results;

  private ReadWriteRead(Shelf shelf, Results results) {
    this.shelf = shelf;
    this.results = results;
  }

  /// Leaves one result for each draft.
  public static void run(Shelf shelf, List<Draft> drafts, Results results) {
    var run = new ReadWriteRead(shelf, results);
    for (int from = 0; from < drafts.size(); from += shelf.most()) {
      var part = drafts.subList(from, Math.min(drafts.size(), from + shelf.most()));
      try {
        run.write(part);
      } catch (Snag nothingWritten) {
        part.forEach(d -> results.put(d.at(), Tried.notWritten(Tried.trouble(nothingWritten))));
      }
    }
  }

  private void write(List<Draft> drafts) {
    var check = new FieldCheck(shelf.fields());
    var before = seen(drafts);
    var toWrite = new ArrayList<Draft>();
    for (var draft : drafts) {
      var settled = settled(draft, check, before.get(draft.key()));
      if (settled == null) {
        toWrite.add(draft);
      } else {
        results.put(draft.at(), settled);
      }
    }
    send(toWrite.stream().filter(d -> d.ref() == null).toList(), check, before);
    send(toWrite.stream().filter(d -> d.ref() != null).toList(), check, before);
  }

  private Map<String, Seen> seen(List<Draft> drafts) {
    var ids = drafts.stream().filter(d -> d.ref() != null).map(Draft::key).toList();
    var markers = drafts.stream().filter(d -> d.ref() == null).map(Draft::key).toList();
    var seen = new HashMap<String, Seen>();
    if (!ids.isEmpty()) {
      seen.putAll(shelf.byIds(ids));
    }
    if (!markers.isEmpty()) {
      seen.putAll(shelf.byMarkers(markers));
    }
    return seen;
  }

  /// The result where there is nothing to write.
  private @Nullable PushResult settled(Draft draft, FieldCheck check, @Nullable Seen seen) {
    var refusal = check.refusal(draft.given());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var ref = draft.ref();
    return switch (seen) {
      case Seen.Live(var record) when ref == null ->
          Results.stands(draft, record, Effect.UNCHANGED);
      case Seen.Live(var record) -> unmoved(draft, check, record);
      case Seen.Became(var into) when ref != null -> new PushResult.MergedInto(ref, into);
      case Seen.Became(var into) ->
          new PushResult.Refused("alreadyMerged", null, "It lives on in " + into.id());
      case Seen.Dead _ when ref == null ->
          new PushResult.Refused("deletedThere", null, "It was made before, and deleted there.");
      case Seen.Dead _ -> gone(ref);
      case null -> ref == null ? null : gone(ref);
    };
  }

  private static PushResult gone(@Nullable RemoteRef ref) {
    return new PushResult.Gone(Objects.requireNonNull(ref));
  }

  private static @Nullable PushResult unmoved(Draft draft, FieldCheck check, RemoteRecord now) {
    if (Held.differing(check.shortened(draft.given()), now).isEmpty()) {
      return Results.stands(draft, now, Effect.UNCHANGED);
    }
    return Held.differing(draft.expected(), now).isEmpty() ? null : new PushResult.Moved(now);
  }

  private void send(List<Draft> drafts, FieldCheck check, Map<String, Seen> before) {
    if (drafts.isEmpty()) {
      return;
    }
    var cut = drafts.stream().map(d -> d.giving(check.shortened(d.given()))).toList();
    boolean making = drafts.getFirst().ref() == null;
    try {
      var denied = making ? shelf.make(cut) : shelf.change(cut);
      var written = new ArrayList<Draft>();
      for (int i = 0; i < drafts.size(); i++) {
        var no = denied.get(cut.get(i));
        if (no == null) {
          written.add(drafts.get(i));
        } else {
          results.put(drafts.get(i).at(), Results.denied(drafts.get(i), no));
        }
      }
      readBack(written, making ? Effect.CREATED : Effect.CHANGED);
    } catch (Unclear unclear) {
      lookUp(drafts, before, unclear);
    } catch (Stuck stuck) {
      drafts.forEach(d -> results.put(d.at(), Tried.notWritten(stuck.trouble())));
    } catch (Denied no) {
      drafts.forEach(d -> results.put(d.at(), Results.denied(d, no)));
    }
  }

  private void readBack(List<Draft> written, Effect effect) {
    Map<String, Seen> after;
    try {
      after = seen(written);
    } catch (Snag unseen) {
      after = Map.of();
    }
    for (var draft : written) {
      results.put(
          draft.at(),
          after.get(draft.key()) instanceof Seen.Live(var record)
              ? Results.stands(draft, record, effect)
              : Results.unseen(draft, effect));
    }
  }

  private void lookUp(List<Draft> drafts, Map<String, Seen> before, Unclear unclear) {
    Map<String, Seen> after;
    try {
      after = seen(drafts);
    } catch (Snag stillBlind) {
      drafts.forEach(d -> results.put(d.at(), new PushResult.InDoubt(d.marker())));
      return;
    }
    for (var draft : drafts) {
      results.put(draft.at(), Results.lookedUp(draft, before, after, unclear.trouble()));
    }
  }
}
