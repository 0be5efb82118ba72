package org.unisono.app.assets;

import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.assets.internal.Visitors;

/// The door to what links do.
@Component
public class Links {

  private final Assets assets;
  private final Visitors visitors;

  Links(Assets assets, Visitors visitors) {
    this.assets = assets;
    this.visitors = visitors;
  }

  /// Logs `link.clicked` and says where the link goes: only where it was made to go.
  ///
  /// @return empty when there is no such link
  @Transactional
  public Optional<String> follow(String key, Visit visit) {
    return assets.withKey(Link.class, key).map(link -> followed(link, visit));
  }

  private String followed(Asset<Link> link, Visit visit) {
    var properties =
        Visitors.properties(link.campaignId())
            .put("linkId", link.id().toString())
            .put("link", link.key());
    visitors.did("link.clicked", visit, null, null, properties);
    return Objects.requireNonNull(link.content().url());
  }
}
