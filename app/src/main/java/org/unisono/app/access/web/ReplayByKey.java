package org.unisono.app.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.unisono.app.access.internal.IdempotencyStore;
import org.unisono.app.access.internal.IdempotencyStore.Answer;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// `Idempotency-Key` on POST: the same key and body get the first answer again, another body is
/// refused. What answers with a secret is left out.
@Component
class ReplayByKey extends OncePerRequestFilter {

  private static final String HEADER = "Idempotency-Key";
  private static final int LONGEST_KEY = 200;

  /// Their answers hold a secret, which stands nowhere in clear: each request is a first one.
  private static final Set<String> SECRETS =
      Set.of("/api/v1/tokens", "/api/v1/session", "/api/v1/setup");

  /// Activities are committed in groups of many requests, and are known again by their own ids; a
  /// check of an account asks another system and changes nothing.
  private static final Set<String> APART =
      Set.of("/api/v1/activities", "/api/v1/connections/check");

  private final IdempotencyStore store;
  private final PlatformTransactionManager transactions;
  private final HandlerExceptionResolver problems;

  ReplayByKey(
      IdempotencyStore store,
      PlatformTransactionManager transactions,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.store = store;
    this.transactions = transactions;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"POST".equals(request.getMethod())
        || request.getHeader(HEADER) == null
        || SECRETS.contains(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = IdentifyCaller.caller(request);
    if (caller == null) {
      chain.doFilter(request, response);
      return;
    }
    var key = request.getHeader(HEADER);
    if (key.length() > LONGEST_KEY) {
      problems.resolveException(request, response, null, tooLong());
      return;
    }
    if (RequestHash.hasParts(request) || RequestHash.hasFields(request)) {
      var hash = parsed(request);
      if (hash == null) {
        chain.doFilter(request, response);
      } else {
        once(caller.owner(), key, hash, request, response, chain);
      }
    } else {
      var repeatable = new RepeatableRequest(request);
      once(caller.owner(), key, repeatable.hash(), repeatable, response, chain);
    }
  }

  /// Of an upload or a form, which the server reads itself, and keeps for whoever reads it next.
  ///
  /// @return null for what cannot be read, which is refused where it is read for its sake
  private static byte @Nullable [] parsed(HttpServletRequest request) {
    try {
      return RequestHash.hasParts(request)
          ? RequestHash.ofParts(request)
          : RequestHash.ofFields(request);
    } catch (IOException | ServletException | IllegalStateException _) {
      return null;
    }
  }

  private void once(
      UUID owner,
      String key,
      byte[] hash,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (store.begin(owner, key, hash)) {
      first(owner, key, request, response, chain);
    } else {
      again(owner, key, hash, request, response);
    }
  }

  private void first(
      UUID owner,
      String key,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    var caching = new ContentCachingResponseWrapper(response);
    try {
      var fate =
          APART.contains(request.getRequestURI())
              ? apart(request, caching, chain)
              : together(owner, key, request, caching, chain);
      switch (fate) {
        case KEPT -> {}
        case ANSWERED -> store.keep(owner, key, answer(caching));
        case LOST -> store.forget(owner, key);
        case LATE -> problems.resolveException(request, caching, null, stillRunning());
      }
    } catch (RuntimeException e) {
      // What was to be answered is not true any more.
      store.forget(owner, key);
      caching.reset();
      problems.resolveException(request, caching, null, e);
    } catch (IOException | ServletException e) {
      store.forget(owner, key);
      throw e;
    }
    caching.copyBodyToResponse();
  }

  /// What became of a request.
  private enum Fate {
    /// Its answer was committed together with what it did.
    KEPT,
    /// It was answered, and left nothing behind that its answer would have to be kept with.
    ANSWERED,
    /// It failed on our side.
    LOST,
    /// It did not begin before its key was another's.
    LATE
  }

  /// What the request does and its answer are one transaction: a crash leaves both or neither, so
  /// that asking again never does it twice.
  private Fate together(
      UUID owner,
      String key,
      HttpServletRequest request,
      ContentCachingResponseWrapper response,
      FilterChain chain)
      throws ServletException, IOException {
    var status = transactions.getTransaction(null);
    boolean isDone = false;
    try {
      if (!store.hold(owner, key)) {
        return Fate.LATE;
      }
      chain.doFilter(request, response);
      if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST && !status.isRollbackOnly()) {
        store.keep(owner, key, answer(response));
        isDone = true;
      }
    } finally {
      if (!isDone) {
        transactions.rollback(status);
      }
    }
    if (isDone) {
      transactions.commit(status);
      return Fate.KEPT;
    }
    return fate(response);
  }

  private static Fate apart(
      HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    return fate(response);
  }

  private static Fate fate(HttpServletResponse response) {
    return response.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        ? Fate.ANSWERED
        : Fate.LOST;
  }

  private static Answer answer(ContentCachingResponseWrapper response) {
    return new Answer(
        response.getStatus(),
        response.getHeader(HttpHeaders.LOCATION),
        response.getHeader(HttpHeaders.ETAG),
        response.getContentType(),
        response.getContentAsByteArray());
  }

  private void again(
      UUID owner, String key, byte[] hash, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var earlier = store.earlier(owner, key);
    if (earlier.isPresent() && !MessageDigest.isEqual(earlier.get().requestHash(), hash)) {
      problems.resolveException(request, response, null, otherBody());
    } else if (earlier.isPresent() && earlier.get().answer() instanceof Answer answer) {
      write(answer, response);
    } else {
      problems.resolveException(request, response, null, stillRunning());
    }
  }

  private static void write(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader("Idempotent-Replayed", "true");
    if (answer.location() != null) {
      response.setHeader(HttpHeaders.LOCATION, answer.location());
    }
    if (answer.etag() != null) {
      response.setHeader(HttpHeaders.ETAG, answer.etag());
    }
    if (answer.contentType() != null) {
      response.setContentType(answer.contentType());
    }
    response.getOutputStream().write(answer.body());
  }

  private static Refused otherBody() {
    return Refused.rule(
        "", "idempotencyKeyReused", "This Idempotency-Key was used with another body.");
  }

  private static Refused tooLong() {
    return Refused.malformed(
        "", "idempotencyKeyTooLong", "An Idempotency-Key has at most 200 characters.");
  }

  private static Refused stillRunning() {
    return new Refused(
        Refusal.CLASH,
        "",
        "idempotencyInProgress",
        "The first request with this key is still being answered. Ask again in a moment.",
        Map.of());
  }

  /// It runs inside Spring Security's chain only.
  @Bean
  static FilterRegistrationBean<ReplayByKey> replayOnlyInSecurityChain(ReplayByKey filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }
}
