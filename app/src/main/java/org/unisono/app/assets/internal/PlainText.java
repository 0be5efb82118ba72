package org.unisono.app.assets.internal;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// The text part of a mail, for those who read no HTML.
final class PlainText {

  private static final Pattern LINK =
      Pattern.compile("(?is)<a\\s[^<>]*?href=\"([^\"]*)\"[^<>]*>(.*?)</a>");

  private PlainText() {}

  static String of(String html) {
    var text =
        html.replaceAll("(?s)<!--.*?-->", "")
            .replaceAll("(?is)<(head|style|script|title)\\b.*?</\\1>", "");
    text = text.replaceAll("\\s+", " ");
    text = LINK.matcher(text).replaceAll("$2 ($1)");
    text = text.replaceAll("(?i)<br[^<>]*>", "\n");
    text = text.replaceAll("(?i)<li[^<>]*>", "\n- ");
    text = text.replaceAll("(?i)</(p|div|h[1-6]|tr|table|ul|ol)>", "\n\n");
    text = HtmlUtils.htmlUnescape(text.replaceAll("<[^<>]*>", ""));
    return text.replaceAll("[ \\t\\u00a0]*\\n[ \\t\\u00a0]*", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }
}
