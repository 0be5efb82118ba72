package org.unisono.connectors.pardot;

/// The id of a business unit: `0Uv`, twelve more characters, and three that check which of the
/// others are capitals. The header takes all eighteen (Authentication in the vendor's guide);
/// the fifteen that pages of Salesforce show in their addresses are completed.
///
/// @param id as it is sent; as it was given, where it is none
record BusinessUnit(String id) {
  private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final int SHORT = 15;

  static BusinessUnit of(String given) {
    var text = given.strip();
    return new BusinessUnit(text.matches("[0-9A-Za-z]{15}") ? completed(text) : text);
  }

  /// Whether it can be one at all: it begins like one, is whole, and has kept its capitals.
  boolean isWellFormed() {
    return id.matches("0Uv[0-9A-Za-z]{15}") && completed(id.substring(0, SHORT)).equals(id);
  }

  /// For each five characters, one that says which of them are capitals.
  private static String completed(String fifteen) {
    var whole = new StringBuilder(fifteen);
    for (int block = 0; block < SHORT; block += 5) {
      int capitals = 0;
      for (int i = 0; i < 5; i++) {
        char c = fifteen.charAt(block + i);
        capitals |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
      }
      whole.append(CHECK.charAt(capitals));
    }
    return whole.toString();
  }
}
