package org.unisono.app.email.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.assets.PublicPage;
import org.unisono.app.assets.VisitReader;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Speech;
import org.unisono.app.edge.Translations;
import org.unisono.app.email.Clicks;
import org.unisono.app.email.Unsubscribes;
import org.unisono.app.email.Unsubscribes.Choice;

/// The addresses that mails carry: tracked links, and where one unsubscribes.
@RestController
class MailLinksController {

  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final Map<String, Choice> CHOICES =
      Map.of("topic", Choice.TOPIC, "all", Choice.ALL, "again", Choice.AGAIN);

  private final Clicks clicks;
  private final Unsubscribes unsubscribes;
  private final VisitReader visits;
  private final Translations translations;

  MailLinksController(
      Clicks clicks, Unsubscribes unsubscribes, VisitReader visits, Translations translations) {
    this.translations = translations;
    this.clicks = clicks;
    this.unsubscribes = unsubscribes;
    this.visits = visits;
  }

  /// Goes only to the stored target, whatever parameters are added.
  @Answers(302)
  @GetMapping("/l/{key}")
  @Needs(Permission.PUBLIC)
  ResponseEntity<String> follow(@PathVariable String key, HttpServletRequest request) {
    var visit = visits.read(request);
    return PublicPage.ACTING
        .call(() -> clicks.follow(key, visit))
        .map(
            target ->
                ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, ascii(target))
                    .header(HttpHeaders.SET_COOKIE, visits.cookie(visit, request))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(""))
        .orElseGet(() -> missing(translations.speech(request)));
  }

  /// A header holds ASCII only: what else stands in an address is percent-encoded, as browsers do.
  private static String ascii(String target) {
    var out = new StringBuilder();
    for (byte b : target.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7f) {
        out.append((char) b);
      } else {
        out.append("%%%02X".formatted(b & 0xff));
      }
    }
    return out.toString();
  }

  @Answers(types = "text/html")
  @GetMapping("/u/{token}")
  @Needs(Permission.PUBLIC)
  ResponseEntity<String> look(@PathVariable String token, HttpServletRequest request) {
    var speech = translations.speech(request);
    var visit = visits.read(request);
    return PublicPage.ACTING
        .call(() -> unsubscribes.look(token, visit))
        .map(
            r -> ResponseEntity.ok().contentType(HTML).body(UnsubscribePage.html(speech, token, r)))
        .orElseGet(() -> missing(speech));
  }

  /// @param choice topic, all or again; null from a mail program's one click (RFC 8058)
  @Answers(types = "text/html")
  @PostMapping("/u/{token}")
  @Needs(Permission.PUBLIC)
  ResponseEntity<String> choose(
      @PathVariable String token,
      @RequestParam @Nullable String choice,
      HttpServletRequest request) {
    var speech = translations.speech(request);
    var chosen = choice == null ? Choice.TOPIC : CHOICES.getOrDefault(choice, Choice.TOPIC);
    var recipient = PublicPage.ACTING.call(() -> unsubscribes.choose(token, chosen));
    return ResponseEntity.ok()
        .contentType(HTML)
        .body(UnsubscribePage.done(speech, recipient, chosen));
  }

  private static ResponseEntity<String> missing(Speech speech) {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .contentType(HTML)
        .body(
            PublicPage.message(
                speech, speech.say("public.notFound"), speech.say("public.nothing")));
  }
}
