package org.unisono.connector;

/// The part of what a vendor grants that we take. The rest is left to others: half of it, unless
/// somebody says otherwise for a connection.
///
/// @param percent from 1 to 100
public record CallShare(int percent) {

  public static final CallShare HALF = new CallShare(50);

  /// How it is entered for a connection, whatever its system.
  public static final Setting SETTING =
      new Setting("callShare", Setting.Form.NUMBER, Setting.Need.OPTIONAL);

  public CallShare {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("no share: " + percent);
    }
  }

  public static CallShare of(Account account) {
    return new CallShare(Math.clamp(account.number(SETTING.key(), HALF.percent), 1, 100));
  }

  /// Our part of so many calls, rounded down.
  public long of(long calls) {
    return part(calls, percent);
  }

  /// What is left to others, rounded down.
  public long rest(long calls) {
    return part(calls, 100 - percent);
  }

  private static long part(long calls, int percent) {
    return calls / 100 * percent + calls % 100 * percent / 100;
  }
}
