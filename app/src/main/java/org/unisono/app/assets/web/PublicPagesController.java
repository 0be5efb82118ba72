package org.unisono.app.assets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import org.unisono.app.assets.Pages;
import org.unisono.app.assets.VisitReader;
import org.unisono.app.assets.internal.PublicHtml;
import org.unisono.app.assets.internal.Visitors;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Speech;
import org.unisono.app.edge.Translations;
import org.unisono.core.Refused;

/// Published pages, open to anybody.
@RestController
class PublicPagesController {

  static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final Pages pages;
  private final VisitReader visits;
  private final Translations translations;

  PublicPagesController(Pages pages, VisitReader visits, Translations translations) {
    this.translations = translations;
    this.pages = pages;
    this.visits = visits;
  }

  /// @param token names the person who followed a mail's link; only what they send is believed
  @Answers(types = "text/html")
  @GetMapping("/p/{slug}")
  @Needs(Permission.PUBLIC)
  ResponseEntity<String> show(
      @PathVariable String slug,
      @RequestParam(name = "t") @Nullable String token,
      HttpServletRequest request) {
    try {
      var page = pages.published(slug);
      var visit = visits.read(request);
      Visitors.ACTING.run(() -> pages.visited(page, visit));
      var form =
          pages.formOf(page).map(f -> new PublicHtml.Filled(f, Map.of(), List.of())).orElse(null);
      return ResponseEntity.ok()
          .contentType(HTML)
          .header(HttpHeaders.SET_COOKIE, visits.cookie(visit, request))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .body(PublicHtml.page(translations.speech(request), page, form, token));
    } catch (Refused e) {
      return missing(translations.speech(request), e);
    }
  }

  /// Only a POST presses a button: whoever fetches addresses presses nothing.
  @Answers(types = "text/html")
  @PostMapping("/p/{slug}/b/{button}")
  @Needs(Permission.PUBLIC)
  ResponseEntity<String> press(
      @PathVariable String slug,
      @PathVariable String button,
      @RequestParam(name = "_t") @Nullable String token,
      HttpServletRequest request) {
    try {
      var speech = translations.speech(request);
      var visit = visits.read(request, slug, token);
      var page = Visitors.ACTING.call(() -> pages.pressed(slug, button, visit));
      return ResponseEntity.ok()
          .contentType(HTML)
          .header(HttpHeaders.SET_COOKIE, visits.cookie(visit, request))
          .body(
              PublicHtml.message(
                  speech, String.valueOf(page.content().title()), speech.say("public.thanks")));
    } catch (Refused e) {
      return missing(translations.speech(request), e);
    }
  }

  private static ResponseEntity<String> missing(Speech speech, Refused e) {
    if (e.kind() != org.unisono.core.Refusal.NOT_FOUND) {
      throw e;
    }
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .contentType(HTML)
        .body(
            PublicHtml.message(speech, speech.say("public.notFound"), speech.say("public.noPage")));
  }
}
