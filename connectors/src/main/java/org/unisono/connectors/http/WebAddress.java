package org.unisono.connectors.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// An address that a vendor tells us, which may be none.
public final class WebAddress {

  private WebAddress() {}

  public static Optional<URI> of(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(new URI(text.strip()));
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }
}
