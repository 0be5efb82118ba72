package org.unisono.cli.rehearse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.Session;
import org.unisono.connector.Trouble;
import org.unisono.core.merge.Image;

/// Pushes until each push stands or is refused for good. A value that is refused by the name of its
/// field is left out, and the rest pushed again.
final class Pusher {

  private static final int AT_ONCE = 200;
  private static final int ROUNDS = 6;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Session session;
  private final InstantSource clock;
  private final Tally leftOut;

  Pusher(Session session, InstantSource clock, Tally leftOut) {
    this.session = session;
    this.clock = clock;
    this.leftOut = leftOut;
  }

  /// Takes each finished part of the pushes, for whoever waits.
  interface Progress {
    void done(int pushes);
  }

  /// @param what the pushes are called where one is left out
  /// @return what stands, by the place of its push
  Map<Integer, PushResult.Written> push(String what, List<? extends Push> pushes, Progress seen) {
    Map<Integer, PushResult.Written> standing = new HashMap<>();
    for (int from = 0; from < pushes.size(); from += AT_ONCE) {
      int to = Math.min(pushes.size(), from + AT_ONCE);
      Map<Integer, Push> open = new HashMap<>();
      for (int i = from; i < to; i++) {
        open.put(i, pushes.get(i));
      }
      settle(what, open, standing);
      seen.done(to - from);
    }
    return standing;
  }

  private void settle(
      String what, Map<Integer, Push> open, Map<Integer, PushResult.Written> standing) {
    for (int round = 1; !open.isEmpty(); round++) {
      var places = new ArrayList<>(open.keySet().stream().sorted().toList());
      var results = session.push(places.stream().map(open::get).toList());
      var until = Instant.MIN;
      for (int i = 0; i < places.size(); i++) {
        int place = places.get(i);
        var push = Objects.requireNonNull(open.remove(place));
        switch (results.get(i)) {
          case PushResult.Written written -> standing.put(place, written);
          case PushResult.Projected(var stored, var effect, var fields) -> {
            fields.forEach(field -> leftOut.add("value of " + field + ", kept otherwise", 1));
            standing.put(place, new PushResult.Written(stored, effect, List.of()));
          }
          case PushResult.Refused refused -> {
            var smaller = round < ROUNDS ? without(push, refused.field()) : null;
            if (smaller == null) {
              leftOut.add(what + " (" + refused.code() + ")", 1);
            } else {
              leftOut.add("value of " + refused.field(), 1);
              open.put(place, smaller);
            }
          }
          case PushResult.Throttled(var then) -> {
            until = then.isAfter(until) ? then : until;
            open.put(place, push);
          }
          case PushResult.NotSent(Trouble.Throttled(var then, var _)) -> {
            until = then.isAfter(until) ? then : until;
            open.put(place, push);
          }
          case PushResult.NotSent(var trouble) -> {
            if (round < ROUNDS) {
              open.put(place, push);
            } else {
              leftOut.add(what + " (" + trouble.getClass().getSimpleName() + ")", 1);
            }
          }
          case PushResult.Moved _,
              PushResult.InDoubt _,
              PushResult.AuthLost _,
              PushResult.Gone _,
              PushResult.MergedInto _ ->
              leftOut.add(what + " (not taken)", 1);
        }
      }
      await(until);
    }
  }

  /// @return null where the push has no such field
  private static @Nullable Push without(Push push, @Nullable String field) {
    return switch (push) {
      case Push.CreatePerson(var marker, var kind, var fields) when fields.containsKey(field) ->
          new Push.CreatePerson(marker, kind, rest(fields, field));
      case Push.CreateCampaign(var marker, var fields) when fields.containsKey(field) ->
          new Push.CreateCampaign(marker, rest(fields, field));
      default -> null;
    };
  }

  private static Map<String, Image> rest(Map<String, Image> fields, @Nullable String field) {
    var rest = new HashMap<>(fields);
    rest.remove(field);
    return rest;
  }

  /// A simulator counts calls as its vendor does.
  private void await(Instant until) {
    var wait =
        Duration.between(clock.instant(), until.equals(Instant.MIN) ? clock.instant() : until);
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalStateException(
          "The simulator grants no more calls before " + until + ", as its vendor would.");
    }
    if (wait.isPositive()) {
      LockSupport.parkNanos(wait.toNanos());
    }
  }
}
