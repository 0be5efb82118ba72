package org.unisono.app.assets.web;

import static org.unisono.app.assets.web.PublicPagesController.HTML;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.assets.Events;
import org.unisono.app.assets.Forms;
import org.unisono.app.assets.Visit;
import org.unisono.app.assets.VisitReader;
import org.unisono.app.assets.internal.PublicHtml;
import org.unisono.app.assets.internal.Visitors;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Speech;
import org.unisono.app.edge.Translations;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Forms and registrations, sent by anybody: by a browser, which gets a page, or by a program.
@RestController
class PublicFormsController {

  private static final String PAGE = "_page";
  private static final String TOKEN = "_t";

  private final Forms forms;
  private final Events events;
  private final VisitReader visits;
  private final Translations translations;

  PublicFormsController(Forms forms, Events events, VisitReader visits, Translations translations) {
    this.translations = translations;
    this.forms = forms;
    this.events = events;
    this.visits = visits;
  }

  record Thanks(String message) {}

  @Answers(
      body = Thanks.class,
      types = {"application/json", "text/html"})
  @PostMapping(path = "/f/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.PUBLIC)
  ResponseEntity<Thanks> submit(
      @PathVariable String key, @RequestBody JsonNode body, HttpServletRequest request) {
    var given = texts(body);
    var visit = visit(request, given);
    return thanks(visit, request, Visitors.ACTING.call(() -> forms.submit(key, visit, given)));
  }

  @Answers(
      body = Thanks.class,
      types = {"application/json", "text/html"})
  @PostMapping(
      path = "/f/{key}",
      consumes = {MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE})
  @Needs(Permission.PUBLIC)
  ResponseEntity<?> submitted(
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> body,
      HttpServletRequest request) {
    var given = new LinkedHashMap<>(body.toSingleValueMap());
    var visit = visit(request, given);
    try {
      var thanks = Visitors.ACTING.call(() -> forms.submit(key, visit, given));
      return wantsPage(request) ? page(visit, request, thanks) : thanks(visit, request, thanks);
    } catch (Refused e) {
      if (!wantsPage(request)) {
        throw e;
      }
      return again(translations.speech(request), key, visit, given, e);
    }
  }

  /// The form once more, with what was typed and what is wrong with it.
  private ResponseEntity<String> again(
      Speech speech, String key, Visit visit, Map<String, String> given, Refused e) {
    if (e.kind() == Refusal.NOT_FOUND) {
      return page(
          HttpStatus.NOT_FOUND,
          PublicHtml.message(speech, speech.say("public.notFound"), speech.say("public.noForm")));
    }
    var filled = new PublicHtml.Filled(forms.withKey(key), given, e.faults());
    return page(
        HttpStatus.UNPROCESSABLE_CONTENT,
        PublicHtml.document(
            speech,
            speech.say("public.lookAgain"),
            PublicHtml.form(speech, filled, visit.pageSlug(), given.get(TOKEN))));
  }

  @Answers(
      body = Thanks.class,
      types = {"application/json", "text/html"})
  @PostMapping(path = "/e/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.PUBLIC)
  ResponseEntity<Thanks> register(
      @PathVariable String key, @RequestBody JsonNode body, HttpServletRequest request) {
    var given = texts(body);
    var visit = visit(request, given);
    return thanks(visit, request, Visitors.ACTING.call(() -> events.register(key, visit, given)));
  }

  @Answers(
      body = Thanks.class,
      types = {"application/json", "text/html"})
  @PostMapping(path = "/e/{key}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @Needs(Permission.PUBLIC)
  ResponseEntity<?> registered(
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> body,
      HttpServletRequest request) {
    var given = new LinkedHashMap<>(body.toSingleValueMap());
    var visit = visit(request, given);
    var thanks = Visitors.ACTING.call(() -> events.register(key, visit, given));
    return wantsPage(request) ? page(visit, request, thanks) : thanks(visit, request, thanks);
  }

  private Visit visit(HttpServletRequest request, Map<String, String> given) {
    return visits.read(request, given.remove(PAGE), given.remove(TOKEN));
  }

  /// @throws Refused `notAnObject`, `wrongType`
  private static Map<String, String> texts(JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      throw Refused.malformed("", "notAnObject", "This is a JSON object.");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (var field : object.properties()) {
      if (field.getValue().isContainer()) {
        throw Refused.malformed(
            "/" + field.getKey(), "wrongType", "This value has the wrong type.");
      }
      if (!field.getValue().isNull()) {
        texts.put(field.getKey(), field.getValue().asString());
      }
    }
    return texts;
  }

  private ResponseEntity<Thanks> thanks(Visit visit, HttpServletRequest request, String text) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, visits.cookie(visit, request))
        .body(new Thanks(text));
  }

  private ResponseEntity<String> page(Visit visit, HttpServletRequest request, String text) {
    var speech = translations.speech(request);
    var said = text.equals(Forms.THANKS) ? speech.say("public.thanks") : text;
    return ResponseEntity.ok()
        .contentType(HTML)
        .header(HttpHeaders.SET_COOKIE, visits.cookie(visit, request))
        .body(PublicHtml.message(speech, speech.say("public.thankYou"), said));
  }

  private static ResponseEntity<String> page(HttpStatus status, String html) {
    return ResponseEntity.status(status).contentType(HTML).body(html);
  }

  private static boolean wantsPage(HttpServletRequest request) {
    @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
    return !Objects.requireNonNullElse(accept, "").contains("json");
  }
}
