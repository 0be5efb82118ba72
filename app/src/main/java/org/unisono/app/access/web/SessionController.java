package org.unisono.app.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;
import org.unisono.app.access.Caller;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.access.User;
import org.unisono.app.access.Users;
import org.unisono.app.access.internal.SessionStore;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Translations;
import org.unisono.core.Refused;

/// Signing in and out of the interface, and the words one reads there.
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

  private static final List<String> LENSES =
      List.of(
          "plain",
          "salesforce",
          "pardot",
          "dynamics",
          "sugarcrm",
          "hubspot",
          "marketo",
          "activecampaign",
          "mautic");

  private final Users users;
  private final SessionStore sessions;
  private final Mode mode;

  SessionController(
      Users users, SessionStore sessions, @Value("${unisono.demo:false}") String demo) {
    this.users = users;
    this.sessions = sessions;
    this.mode = Boolean.parseBoolean(demo) ? Mode.DEMO : Mode.PRODUCTION;
  }

  private enum Mode {
    DEMO,
    PRODUCTION
  }

  record Login(String login, String password) {}

  record Choice(@Nullable String language, @Nullable String lens) {}

  record Session(SessionUser user, boolean demo) {}

  record SessionUser(
      UUID id, String name, String login, String role, String language, String lens) {}

  @GetMapping
  @Needs(Permission.SIGNED_IN)
  Session show(Caller caller) {
    return session(users.get(caller.userId()));
  }

  @PostMapping
  @Needs(Permission.PUBLIC)
  Session signIn(
      @RequestBody Login login, HttpServletRequest request, HttpServletResponse response) {
    var user = users.signIn(login.login(), login.password(), request.getRemoteAddr());
    var cookie = cookie(sessions.open(user.id()), request).maxAge(SessionStore.LIFE).build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    return session(user);
  }

  @PatchMapping
  @Needs(Permission.SIGNED_IN)
  Session choose(@RequestBody Choice choice, Caller caller) {
    var user = users.get(caller.userId());
    var language = choice.language() == null ? user.language() : choice.language();
    var lens = choice.lens() == null ? user.lens() : choice.lens();
    if (!Translations.LANGUAGES.contains(language)) {
      throw Refused.rule("/language", "unknownLanguage", "This language is not there.");
    }
    if (!LENSES.contains(lens)) {
      throw Refused.rule("/lens", "unknownLens", "This system's words are not there.");
    }
    return session(users.choose(user.id(), language, lens));
  }

  @Answers(204)
  @DeleteMapping
  @Needs(Permission.SIGNED_IN)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    Cookie cookie = WebUtils.getCookie(request, IdentifyCaller.COOKIE);
    if (cookie != null) {
      sessions.close(cookie.getValue());
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("", request).maxAge(0).build().toString());
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(
      String value, HttpServletRequest request) {
    return ResponseCookie.from(IdentifyCaller.COOKIE, value)
        .path("/")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax");
  }

  private Session session(User user) {
    return new Session(
        new SessionUser(
            user.id(), user.name(), user.login(), user.role().word(), user.language(), user.lens()),
        mode == Mode.DEMO);
  }
}
