package org.unisono.app.assets;

import java.util.Locale;

/// What an asset can be.
public enum AssetKind {
  FORM(Form.class),
  PAGE(Page.class),
  TEMPLATE(Template.class),
  EVENT(Event.class),
  LINK(Link.class);

  private final Class<? extends AssetContent> content;

  AssetKind(Class<? extends AssetContent> content) {
    this.content = content;
  }

  public Class<? extends AssetContent> content() {
    return content;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What the API calls the end of its public address.
  public String keyName() {
    return this == PAGE ? "slug" : "key";
  }

  static AssetKind of(Class<? extends AssetContent> content) {
    for (var kind : values()) {
      if (kind.content.equals(content)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(content.getName());
  }
}
