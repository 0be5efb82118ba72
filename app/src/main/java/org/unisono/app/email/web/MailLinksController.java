package org.unisono.app.email.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
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

  MailLinksController(Clicks clicks, Unsubscribes unsubscribes, VisitReader visits) {
    this.clicks = clicks;
    this.unsubscribes = unsubscribes;
    this.visits = visits;
  }

  /// Goes only to the stored target, whatever parameters are added.
  @GetMapping("/l/{key}")
  @Needs(Permission.PUBLIC)
  ResponseEntity<String> follow(@PathVariable String key, HttpServletRequest request) {
    var visit = visits.read(request);
    return PublicPage.ACTING
        .call(() -> clicks.follow(key, visit))
        .map(
            target ->
                ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(target))
                    .header(HttpHeaders.SET_COOKIE, visits.cookie(visit, request))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(""))
        .orElseGet(MailLinksController::missing);
  }

  @GetMapping("/u/{token}")
  @Needs(Permission.PUBLIC)
  ResponseEntity<String> look(@PathVariable String token, HttpServletRequest request) {
    var visit = visits.read(request);
    return PublicPage.ACTING
        .call(() -> unsubscribes.look(token, visit))
        .map(r -> ResponseEntity.ok().contentType(HTML).body(UnsubscribePage.html(token, r)))
        .orElseGet(MailLinksController::missing);
  }

  /// @param choice topic, all or again; null from a mail program's one click (RFC 8058)
  @PostMapping("/u/{token}")
  @Needs(Permission.PUBLIC)
  ResponseEntity<String> choose(@PathVariable String token, @RequestParam @Nullable String choice) {
    var chosen = choice == null ? Choice.TOPIC : CHOICES.getOrDefault(choice, Choice.TOPIC);
    var recipient = PublicPage.ACTING.call(() -> unsubscribes.choose(token, chosen));
    return ResponseEntity.ok().contentType(HTML).body(UnsubscribePage.done(recipient, chosen));
  }

  private static ResponseEntity<String> missing() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .contentType(HTML)
        .body(PublicPage.message("Not found", "There is nothing at this address."));
  }
}
