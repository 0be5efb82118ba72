package org.unisono.app.sync.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;

/// What stood in the way of one run, by stream and by what it was, so that none hides another.
final class HealthMet {

  /// @param stream null for what stands in the way of all of them
  record One(@Nullable Stream stream, Trouble trouble) {

    /// Empty for all.
    String word() {
      return stream == null ? "" : Words.of(stream);
    }

    String code() {
      return Troubles.code(trouble);
    }

    /// @return null when it is not said how long it lasts
    @Nullable Instant until() {
      return trouble instanceof Trouble.Throttled(var until, var _) ? until : null;
    }
  }

  private final Map<List<String>, One> all = new LinkedHashMap<>();

  /// What closes the whole connection belongs to no stream. Of one kind the last is kept, which
  /// says best how it stands now.
  void add(@Nullable Stream during, Trouble trouble) {
    var one = new One(closes(trouble) ? null : during, trouble);
    all.put(List.of(one.word(), one.code()), one);
  }

  List<One> all() {
    return new ArrayList<>(all.values());
  }

  /// Whether after this it makes no sense to call again in the same run.
  static boolean closes(Trouble trouble) {
    return trouble instanceof Trouble.AuthRefused
        || trouble instanceof Trouble.OtherInstance
        || trouble instanceof Trouble.Throttled
        || trouble instanceof Trouble.Unreachable;
  }
}
