package org.unisono.app.assets;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Under which address the world reaches this installation: `unisono.public-url`, else this very
/// machine, which is right for a demo only.
@Component
public class PublicUrl {

  private final String configured;
  private volatile int port = 8080;

  PublicUrl(@Value("${unisono.public-url:}") String configured) {
    this.configured =
        configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
  }

  @EventListener
  void listening(WebServerInitializedEvent event) {
    port = event.getWebServer().getPort();
  }

  /// @param path begins with a slash
  public String of(String path) {
    return (configured.isEmpty() ? "http://127.0.0.1:" + port : configured) + path;
  }

  /// Whether the address is one of our own pages.
  public boolean isOwnPage(String url) {
    return url.startsWith(of("/p/"));
  }
}
