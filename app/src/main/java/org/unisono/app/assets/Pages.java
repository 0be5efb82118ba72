package org.unisono.app.assets;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.assets.internal.Visitors;
import org.unisono.core.Refused;
import tools.jackson.databind.node.ObjectNode;

/// The door to what pages do.
@Component
public class Pages {

  private static final String PRESSED = "custom.buttonPressed";

  private final Assets assets;
  private final Visitors visitors;

  Pages(Assets assets, Visitors visitors) {
    this.assets = assets;
    this.visitors = visitors;
  }

  /// @throws Refused `notFound`, also when it is not published
  public Asset<Page> published(String slug) {
    return assets
        .withKey(Page.class, slug)
        .filter(p -> p.content().isPublished())
        .orElseThrow(() -> Refused.notFound("page", slug));
  }

  public Optional<Asset<Form>> formOf(Asset<Page> page) {
    return Optional.ofNullable(page.content().formId()).map(id -> assets.get(Form.class, id));
  }

  /// Logs that somebody opened it. Whom a mail's link names is not believed yet: opening is what
  /// scanners do as well.
  @Transactional
  public void visited(Asset<Page> page, Visit visit) {
    visitors.did("page.visited", visit, null, null, properties(page));
  }

  /// Logs that somebody pressed the button: that is a person's doing.
  ///
  /// @throws Refused `notFound`
  @Transactional
  public Asset<Page> pressed(String slug, String button, Visit visit) {
    var page = published(slug);
    var there = page.content().button();
    if (there == null || !there.key().equals(button)) {
      throw Refused.notFound("button", button);
    }
    var type = Objects.requireNonNullElse(page.content().onButton(), PRESSED);
    UUID person = visit.personId();
    var who = person == null ? visit.visitorId() : person.toString();
    var once = type.equals(PRESSED) ? null : type + ":" + page.id() + ":" + who;
    visitors.did(type, visit, person, once, properties(page).put("button", button));
    return page;
  }

  private static ObjectNode properties(Asset<Page> page) {
    var properties =
        Visitors.properties(page.campaignId())
            .put("pageId", page.id().toString())
            .put("slug", page.key())
            .put("title", page.content().title());
    if (page.content().eventId() != null) {
      properties.put("eventId", page.content().eventId().toString());
    }
    return properties;
  }
}
