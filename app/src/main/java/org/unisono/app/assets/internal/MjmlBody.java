package org.unisono.app.assets.internal;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// MJML to HTML. The library recurses by depth and copies what it is given, so what goes in is
/// bounded and clean.
final class MjmlBody {

  private static final int DEEPEST = 40;
  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]*)([^<>]*)>");
  /// Elements that hold HTML; they do not nest.
  private static final Pattern CONTENT =
      Pattern.compile(
          "<(mj-text|mj-button|mj-table|mj-navbar-link|mj-social-element|mj-accordion-title"
              + "|mj-accordion-text)(\\s[^<>]*)?>(.*?)</\\1\\s*>",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern UNSAFE =
      Pattern.compile(
          "(javascript|vbscript|data)\\s*:|expression\\s*\\(", Pattern.CASE_INSENSITIVE);

  private MjmlBody() {}

  /// @throws Refused `badMjml`, `mjmlTooDeep`, `mjmlNotAllowed`
  static String html(String mjml) {
    var source = mjml.replaceAll("(?s)<!--.*?-->", "").strip();
    check(
        CONTENT.matcher(source).replaceAll(m -> "<" + m.group(1) + attributes(m.group(2)) + "/>"));
    var safe =
        CONTENT
            .matcher(source)
            .replaceAll(
                m ->
                    java.util.regex.Matcher.quoteReplacement(
                        "<%s%s>%s</%s>"
                            .formatted(
                                m.group(1),
                                attributes(m.group(2)),
                                SafeHtml.clean(m.group(3)),
                                m.group(1))));
    try {
      return Mjml4j.render(safe, new Mjml4j.Configuration("en"));
    } catch (IllegalStateException | IllegalArgumentException | NullPointerException _) {
      throw Refused.rule("/mjml", "badMjml", "This is not MJML that can be read.");
    }
  }

  private static String attributes(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  private static void check(String skeleton) {
    if (!skeleton.toLowerCase(Locale.ROOT).startsWith("<mjml")) {
      throw Refused.rule("/mjml", "badMjml", "This is not MJML that can be read.");
    }
    int depth = 0;
    var tags = TAG.matcher(skeleton);
    while (tags.find()) {
      var name = tags.group(2).toLowerCase(Locale.ROOT);
      if (!name.startsWith("mj") || name.equals("mj-raw") || name.equals("mj-include")) {
        throw notAllowed(name);
      }
      if (UNSAFE.matcher(tags.group(3)).find()) {
        throw notAllowed("javascript:");
      }
      if (!tags.group(1).isEmpty()) {
        depth--;
      } else if (!tags.group(3).endsWith("/")) {
        depth++;
      }
      if (depth > DEEPEST) {
        throw Refused.rule("/mjml", "mjmlTooDeep", "This is nested more than 40 deep.");
      }
    }
    if (TAG.matcher(skeleton).replaceAll("").indexOf('<') >= 0) {
      throw Refused.rule("/mjml", "badMjml", "This is not MJML that can be read.");
    }
  }

  private static Refused notAllowed(String what) {
    return new Refused(
        Refusal.RULE_BROKEN,
        "/mjml",
        "mjmlNotAllowed",
        "{what} is not allowed here.",
        Map.of("what", what));
  }
}
