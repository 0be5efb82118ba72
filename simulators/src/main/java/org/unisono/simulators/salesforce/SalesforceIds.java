package org.unisono.simulators.salesforce;

/// Record ids: 15 case-sensitive characters and 3 of checksum.
final class SalesforceIds {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

  private SalesforceIds() {}

  static String of(String prefix, long number) {
    var tail = new StringBuilder();
    long rest = number;
    for (int i = 0; i < 7; i++) {
      tail.insert(0, DIGITS.charAt((int) (rest % 62)));
      rest /= 62;
    }
    return complete(prefix + "5e000" + tail);
  }

  /// Adds the checksum: for each 5 characters, one that says which of them are capitals.
  static String complete(String fifteen) {
    var id = new StringBuilder(fifteen);
    for (int block = 0; block < 15; block += 5) {
      int capitals = 0;
      for (int i = 0; i < 5; i++) {
        char c = fifteen.charAt(block + i);
        if (c >= 'A' && c <= 'Z') {
          capitals |= 1 << i;
        }
      }
      id.append(CHECK.charAt(capitals));
    }
    return id.toString();
  }

  /// Whether the text has the form of an id; an 18-character one must carry its own checksum.
  static boolean isId(String text) {
    return isPlain(text, 15) || (isPlain(text, 18) && complete(text.substring(0, 15)).equals(text));
  }

  /// The 18-character form; other texts come back unchanged.
  static String full(String text) {
    return isPlain(text, 15) ? complete(text) : text;
  }

  private static boolean isPlain(String text, int length) {
    return text.length() == length && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
  }
}
