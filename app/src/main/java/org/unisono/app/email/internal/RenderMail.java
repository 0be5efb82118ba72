package org.unisono.app.email.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.unisono.app.assets.Assets;
import org.unisono.app.assets.Link;
import org.unisono.app.assets.PublicUrl;
import org.unisono.app.assets.SignedIds;
import org.unisono.app.people.Person;
import org.unisono.core.Refused;

/// Fills a message in for one person, and puts a tracked address in the place of every link.
@Component
class RenderMail {

  private static final String UNSUBSCRIBE = "unsubscribe";

  private static final Pattern HREF =
      Pattern.compile("href=\"(https?(?::|&#58;)//[^\"]+)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER_SCHEME =
      Pattern.compile("href=\"\\s*(?:javascript|vbscript|data)[^\"]*\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN_URL = Pattern.compile("https?://[^\\s()<>\"]+");
  private static final int SIGNATURE_AT = 32; // the signature's part of a signed id, 22 characters

  private final SignedIds ids;
  private final PublicUrl url;
  private final Assets assets;

  RenderMail(SignedIds ids, PublicUrl url, Assets assets) {
    this.ids = ids;
    this.url = url;
    this.assets = assets;
  }

  /// @throws Refused `unsafeHeader` when a value would put a line break into the subject
  RenderedMail render(Leased leased, MailMessage message, Person person) {
    var unsubscribe = url.of("/u/" + ids.issue(UNSUBSCRIBE, leased.id(), null));
    Function<String, @Nullable String> values = path -> value(path, message, person, unsubscribe);
    var subject = new HeaderValue(message.subject().render(values, UnaryOperator.identity()));
    Map<String, String> links = new LinkedHashMap<>();
    Map<String, String> tracked = new LinkedHashMap<>();
    tracked.put(unsubscribe, unsubscribe);
    UnaryOperator<String> track = target -> tracked(leased.id(), target, links, tracked);
    var html =
        withFooter(
            htmlTracked(message.html().render(values, HtmlUtils::htmlEscape), track), unsubscribe);
    var plain = plainTracked(message.plain().render(values, UnaryOperator.identity()), track);
    if (!plain.contains(unsubscribe)) {
      plain = plain + "\n\n--\nUnsubscribe: " + unsubscribe + "\n";
    }
    return new RenderedMail(
        leased.id(), leased.written(), subject, html, plain, new HeaderValue(unsubscribe), links);
  }

  private @Nullable String value(
      String path, MailMessage message, Person person, String unsubscribe) {
    return switch (path) {
      case "unsubscribeUrl" -> unsubscribe;
      case "person.firstName" -> person.firstName();
      case "person.lastName" -> person.lastName();
      case "person.email" -> person.email();
      case "campaign.name" -> message.campaign();
      case String field when field.startsWith("person.fields.") ->
          text(person, field.substring("person.fields.".length()));
      case String link when link.startsWith("links.") ->
          assets
              .withKey(Link.class, link.substring("links.".length()))
              .map(l -> l.content().url())
              .orElse(null);
      case String page when page.startsWith("pages.") ->
          url.of("/p/" + page.substring("pages.".length()));
      case String _ -> null;
    };
  }

  private static @Nullable String text(Person person, String field) {
    var node = person.fields().path(field);
    return node.isMissingNode() || node.isNull() || node.isContainer() ? null : node.asString();
  }

  private static String htmlTracked(String html, UnaryOperator<String> track) {
    return HREF.matcher(OTHER_SCHEME.matcher(html).replaceAll("href=\"\""))
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    "href=\""
                        + HtmlUtils.htmlEscape(track.apply(HtmlUtils.htmlUnescape(match.group(1))))
                        + "\""));
  }

  private static String plainTracked(String text, UnaryOperator<String> track) {
    return PLAIN_URL
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(track.apply(match.group())));
  }

  /// The same key for the same mail and target on every attempt, and nobody else can guess it.
  private String tracked(
      UUID delivery, String target, Map<String, String> links, Map<String, String> tracked) {
    return tracked.computeIfAbsent(
        target,
        t -> {
          var key = ids.issue("link:" + t, delivery, null).substring(SIGNATURE_AT);
          links.put(key, t);
          return url.of("/l/" + key);
        });
  }

  private static String withFooter(String html, String unsubscribe) {
    var there = HtmlUtils.htmlEscape(unsubscribe);
    if (html.contains(there)) {
      return html;
    }
    var footer =
        "<p style=\"font:14px/1.5 sans-serif;text-align:center\"><a href=\""
            + there
            + "\">Unsubscribe</a></p>";
    int end = html.lastIndexOf("</body>");
    return end < 0 ? html + footer : html.substring(0, end) + footer + html.substring(end);
  }
}
