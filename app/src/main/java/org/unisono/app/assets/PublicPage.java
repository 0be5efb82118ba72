package org.unisono.app.assets;

import org.unisono.app.assets.internal.PublicHtml;
import org.unisono.app.assets.internal.Visitors;
import org.unisono.app.edge.Speech;
import org.unisono.core.acting.Acting;

/// The look of public pages, for rooms above that have some of their own.
public final class PublicPage {

  /// Whoever is at a public page acts as this.
  public static final Acting ACTING = Visitors.ACTING;

  private PublicPage() {}

  public static String escape(String text) {
    return PublicHtml.escape(text);
  }

  /// @param body markup, safe already
  public static String document(Speech speech, String title, String body) {
    return PublicHtml.document(speech, title, body);
  }

  public static String message(Speech speech, String title, String text) {
    return PublicHtml.message(speech, title, text);
  }
}
