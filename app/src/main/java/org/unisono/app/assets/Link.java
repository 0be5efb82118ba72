package org.unisono.app.assets;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;
import org.unisono.core.Texts;

/// A tracked link: it goes where it was made to go, whatever its visitor adds to it.
///
/// @param url an absolute `http` or `https` address
public record Link(@Nullable String url) implements AssetContent {

  private static final int LONGEST = 2_000;

  @Override
  public List<Fault> faults() {
    var hidden = Texts.fault("/url", url, LONGEST);
    if (hidden.isPresent()) {
      return List.of(hidden.get());
    }
    return isWeb(url)
        ? List.of()
        : List.of(
            Fault.at("/url", "badUrl", "This is not an address that begins with http or https."));
  }

  public static boolean isWeb(@Nullable String url) {
    try {
      var uri = new URI(url == null ? "" : url);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
