package org.unisono.app.assets.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/// Markup that users write, without what could run. The sanitiser would rewrite merge tags, so it
/// sees a word in place of each.
public final class SafeHtml {

  private static final Pattern TAG = Pattern.compile("\\{\\{[^{}]{0,300}}}");
  private static final Pattern HOLDER = Pattern.compile("mergetag(\\d{1,5})holder");
  private static final PolicyFactory POLICY =
      Sanitizers.FORMATTING
          .and(Sanitizers.BLOCKS)
          .and(Sanitizers.LINKS)
          .and(Sanitizers.TABLES)
          .and(Sanitizers.STYLES)
          .and(Sanitizers.IMAGES);

  private SafeHtml() {}

  public static String clean(String html) {
    List<String> tags = new ArrayList<>();
    var held =
        TAG.matcher(HOLDER.matcher(html).replaceAll(""))
            .replaceAll(
                match -> {
                  tags.add(match.group());
                  return "mergetag" + (tags.size() - 1) + "holder";
                });
    return HOLDER
        .matcher(POLICY.sanitize(held))
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    tags.get(Integer.parseInt(match.group(1)))));
  }
}
