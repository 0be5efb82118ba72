package org.unisono.app.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.core.JacksonException;

/// The one place where what went wrong becomes `application/problem+json` (RFC 9457).
@RestControllerAdvice
class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Translations translations;

  Problems(Translations translations) {
    this.translations = translations;
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(Refused refused, HttpServletRequest request) {
    return answer(status(refused.kind()), refused.faults(), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request) {
    var fault =
        e.getCause() instanceof JacksonException json
            ? JsonFaults.of(json)
            : Fault.at("", "notJson", "The body is not JSON.");
    return answer(HttpStatus.BAD_REQUEST, List.of(fault), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(JacksonException e, HttpServletRequest request) {
    return answer(HttpStatus.BAD_REQUEST, List.of(JsonFaults.of(e)), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> mistyped(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    if (e.getRequiredType() == java.util.UUID.class && request.getQueryString() == null) {
      return refused(Refused.notFound(e.getName(), String.valueOf(e.getValue())), request);
    }
    var fault =
        new Fault(
            "/" + e.getName(),
            "wrongType",
            "{name} has a value of the wrong type.",
            Map.of("name", e.getName()));
    return answer(HttpStatus.BAD_REQUEST, List.of(fault), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
    return answer(
        HttpStatus.CONTENT_TOO_LARGE,
        List.of(Fault.at("", "tooLarge", "The upload is larger than what is taken in.")),
        request);
  }

  /// What Spring itself refuses (an unknown path, method or media type) and what nobody foresaw.
  @ExceptionHandler
  ResponseEntity<Problem> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && !(e instanceof ErrorResponseException)) {
      var status = HttpStatus.valueOf(known.getStatusCode().value());
      if (!status.is5xxServerError()) {
        var detail = known.getBody().getDetail();
        var text = detail == null ? status.getReasonPhrase() : detail;
        return answer(status, List.of(Fault.at("", "http" + status.value(), text)), request);
      }
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    var fault = Fault.at("", "internal", "Something went wrong here. It has been logged.");
    return answer(HttpStatus.INTERNAL_SERVER_ERROR, List.of(fault), request);
  }

  private ResponseEntity<Problem> answer(
      HttpStatus status, List<Fault> faults, HttpServletRequest request) {
    var language = Readers.language(request);
    var errors = faults.stream().map(f -> translations.error(language, f)).toList();
    var first = errors.getFirst();
    var title =
        translations.text(language, "http" + status.value(), Map.of(), status.getReasonPhrase());
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            new Problem(
                "about:blank", title, status.value(), first.message(), first.code(), errors));
  }

  static HttpStatus status(Refusal kind) {
    return switch (kind) {
      case MALFORMED -> HttpStatus.BAD_REQUEST;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CLASH -> HttpStatus.CONFLICT;
      case STALE -> HttpStatus.PRECONDITION_FAILED;
      case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case RULE_BROKEN -> HttpStatus.UNPROCESSABLE_CONTENT;
      case PRECONDITION_MISSING -> HttpStatus.PRECONDITION_REQUIRED;
      case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
    };
  }
}
