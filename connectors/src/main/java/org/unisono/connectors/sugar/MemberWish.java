package org.unisono.connectors.sugar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Image;

/// What a push wants of one member.
///
/// @param status wanted; null to be taken out
record MemberWish(int at, Push push, Parts twin, RemoteRef person, @Nullable String status) {

  static MemberWish of(int at, Push.AddMember push) {
    return new MemberWish(at, push, push.twin(), push.person(), push.status());
  }

  static MemberWish of(int at, Push.SetMemberStatus push) {
    return new MemberWish(at, push, push.twin(), push.person(), push.status());
  }

  static MemberWish of(int at, Push.RemoveOwnedMember push) {
    return new MemberWish(at, push, push.twin(), push.person(), null);
  }

  /// The result where nothing is to be written.
  ///
  /// @param now their status; null when they are no member
  @Nullable PushResult settled(@Nullable String now) {
    if (now == null) {
      return absent();
    }
    if (push instanceof Push.RemoveOwnedMember remove) {
      return remove.hasMoved(Image.of(now))
          ? new PushResult.Moved(Rolls.member(twin, person, now))
          : null;
    }
    if (status == null) {
      return null;
    }
    if (status.equals(now)) {
      return new PushResult.Written(Rolls.member(twin, person, now), Effect.UNCHANGED, List.of());
    }
    boolean free =
        push instanceof Push.SetMemberStatus set
            && (set.expected() == null || Image.of(now).equals(set.expected()));
    return free ? null : new PushResult.Moved(Rolls.member(twin, person, now));
  }

  /// Only who is to be added need not be there.
  private @Nullable PushResult absent() {
    if (push instanceof Push.SetMemberStatus) {
      return new PushResult.Gone(person);
    }
    return status == null ? new PushResult.Gone(Rolls.member(twin, person, "-").ref()) : null;
  }
}
