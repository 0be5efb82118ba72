package org.unisono.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// A browser's request without the CSRF token is refused as everything else is: with a code, in the
/// reader's language.
@Component
class RefuseForgery implements AccessDeniedHandler {

  private final HandlerExceptionResolver problems;

  RefuseForgery(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
    var refused =
        new Refused(
            Refusal.FORBIDDEN,
            "",
            "csrfTokenMissing",
            "This page is out of date. Load it again, then try once more.",
            Map.of());
    problems.resolveException(request, response, null, refused);
  }
}
