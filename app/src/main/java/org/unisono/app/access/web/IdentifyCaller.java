package org.unisono.app.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
import org.unisono.app.access.Caller;
import org.unisono.app.access.internal.Callers;
import org.unisono.app.edge.Readers;

/// Finds out who is asking and binds actor and origin for the whole request.
@Component
class IdentifyCaller extends OncePerRequestFilter {

  static final String COOKIE = "unisono_session";
  private static final String ATTRIBUTE = Caller.class.getName();
  private static final String BEARER = "Bearer ";

  private final Callers callers;

  IdentifyCaller(Callers callers) {
    this.callers = callers;
  }

  static @Nullable Caller caller(HttpServletRequest request) {
    return (Caller) request.getAttribute(ATTRIBUTE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = identify(request);
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(ATTRIBUTE, caller.get());
    if (caller.get().language() instanceof String language) {
      Readers.remember(request, language);
    }
    proceed(caller.get(), request, response, chain);
  }

  private static void proceed(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      caller
          .acting()
          .<Boolean, Exception>call(
              () -> {
                chain.doFilter(request, response);
                return true;
              });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Caller> identify(HttpServletRequest request) {
    var authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return authorization.startsWith(BEARER)
          ? callers.byToken(authorization.substring(BEARER.length()).strip())
          : Optional.empty();
    }
    var cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null ? Optional.empty() : callers.bySession(cookie.getValue());
  }

  /// It runs inside Spring Security's chain only, not a second time as a servlet filter.
  @Bean
  static FilterRegistrationBean<IdentifyCaller> identifyOnlyInSecurityChain(IdentifyCaller filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }
}
