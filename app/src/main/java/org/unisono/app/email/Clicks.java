package org.unisono.app.email;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.assets.Links;
import org.unisono.app.assets.PublicUrl;
import org.unisono.app.assets.SignedIds;
import org.unisono.app.assets.Visit;
import org.unisono.app.email.internal.ClickStore;

/// The door to what happens at the addresses that mails carry.
@Component
public class Clicks {

  private static final Duration CARRIES_FOR = Duration.ofDays(7);

  private final ClickStore store;
  private final Links links;
  private final SignedIds ids;
  private final PublicUrl url;
  private final java.time.InstantSource clock;

  Clicks(
      ClickStore store, Links links, SignedIds ids, PublicUrl url, java.time.InstantSource clock) {
    this.store = store;
    this.links = links;
    this.ids = ids;
    this.url = url;
    this.clock = clock;
  }

  /// Where the key leads: to the stored target and nowhere else. To a page of ours the person is
  /// carried by a signed token, which only a POST there believes. Whether a person or a scanner
  /// came is judged a few seconds later, and logged then.
  ///
  /// @return empty when nobody has given out this key
  @Transactional
  public Optional<String> follow(String key, Visit visit) {
    var link = store.link(key);
    if (link.isEmpty()) {
      return links.follow(key, visit);
    }
    store.hit(link.get().deliveryId(), key, visit);
    var target = link.get().target();
    var person = link.get().personId();
    if (person == null || visit.machine() || !url.isOwnPage(target)) {
      return Optional.of(target);
    }
    var token = ids.issue(SignedIds.PERSON, person, clock.instant().plus(CARRIES_FOR));
    return Optional.of(target + (target.contains("?") ? "&" : "?") + "t=" + token);
  }
}
