package org.unisono.app.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.unisono.core.Refused;

/// Hands a [Slice] to handler methods that ask for it. The path and the other parameters name the
/// list, so that a cursor of one list is none of another.
@Component
class SliceArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";
  private static final int ALL = 1_000;

  private final Cursors cursors;

  SliceArgument(Cursors cursors) {
    this.cursors = cursors;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Slice.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    return new Slice(
        cursors.page(list(http), limit(http.getParameter(LIMIT)), http.getParameter(CURSOR)));
  }

  private static String list(HttpServletRequest request) {
    var filters = new TreeMap<>(request.getParameterMap());
    filters.remove(LIMIT);
    filters.remove(CURSOR);
    return request.getRequestURI()
        + filters.entrySet().stream().map(SliceArgument::word).collect(Collectors.joining("&"));
  }

  private static String word(Map.Entry<String, String[]> filter) {
    return filter.getKey() + "=" + String.join(",", filter.getValue());
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return ALL;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw Refused.malformed("/limit", "badLimit", "limit is a number from 1 to " + ALL + ".");
    }
  }
}
