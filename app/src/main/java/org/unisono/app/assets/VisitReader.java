package org.unisono.app.assets;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.unisono.app.assets.internal.Visitors;

/// Reads who visits out of a request. Nothing depends on the cookie: without it every request is a
/// new visitor.
@Component
public class VisitReader {

  private static final String COOKIE = "unisono_visitor";

  private final SignedIds ids;

  VisitReader(SignedIds ids) {
    this.ids = ids;
  }

  public Visit read(HttpServletRequest request) {
    return read(request, null, null);
  }

  /// @param pageSlug the page from which something is sent, or null
  /// @param token the person's, out of a mail's link, or null
  public Visit read(HttpServletRequest request, @Nullable String pageSlug, @Nullable String token) {
    return new Visit(
        known(request).orElseGet(() -> UUID.randomUUID().toString()),
        ids.read(SignedIds.PERSON, token).orElse(null),
        pageSlug,
        request.getMethod().equals("HEAD") || Visitors.isMachine(request.getHeader("User-Agent")));
  }

  private static Optional<String> known(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null || !cookie.getValue().matches("[0-9a-f-]{36}")
        ? Optional.empty()
        : Optional.of(cookie.getValue());
  }

  public String cookie(Visit visit, HttpServletRequest request) {
    return ResponseCookie.from(COOKIE, visit.visitorId())
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path("/")
        .maxAge(Duration.ofDays(365))
        .build()
        .toString();
  }
}
