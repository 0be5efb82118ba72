package org.unisono.app.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Says why items of a bulk answer were refused in the reader's language, as [Problems] does for a
/// whole request.
@RestControllerAdvice
class ReadBulk implements ResponseBodyAdvice<Object> {

  private final Translations translations;

  ReadBulk(Translations translations) {
    this.translations = translations;
  }

  @Override
  public boolean supports(
      MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter answer,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (!(body instanceof Bulk.Result(var items))
        || !(request instanceof ServletServerHttpRequest servlet)) {
      return body;
    }
    var language = Readers.language(servlet.getServletRequest());
    return new Bulk.Result(
        items.stream()
            .map(item -> item.read(fault -> translations.error(language, fault)))
            .toList());
  }
}
