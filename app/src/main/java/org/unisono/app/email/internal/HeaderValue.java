package org.unisono.app.email.internal;

import org.unisono.core.Refused;

/// Text that may stand in a mail's header. The mail library lets line breaks through, and with them
/// headers of somebody else's making; this type does not.
record HeaderValue(String text) {

  /// @throws Refused `unsafeHeader` for a line break or a NUL
  HeaderValue {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n' || c == 0) {
        throw Refused.rule("", "unsafeHeader", "A mail's header cannot hold a line break.");
      }
    }
  }
}
