package org.unisono.app.edge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// A property that a body's record does not mark as nullable has to be there: what is missing is
/// named, all at once, before any controller sees it.
@RestControllerAdvice
class RequiredProperties extends RequestBodyAdviceAdapter {

  private static final String OURS = "org.unisono.";

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    List<Fault> faults = new ArrayList<>();
    look(body, "", faults);
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.MALFORMED, faults);
    }
    return body;
  }

  private static void look(@Nullable Object value, String pointer, List<Fault> faults) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) == null) {
          faults.add(missing(pointer + "/" + i));
        }
        look(list.get(i), pointer + "/" + i, faults);
      }
    } else if (value instanceof Record && value.getClass().getName().startsWith(OURS)) {
      for (var component : value.getClass().getRecordComponents()) {
        var of = value(value, component);
        var at = pointer + "/" + component.getName();
        if (of == null && !isNullable(component)) {
          faults.add(missing(at));
        }
        look(of, at, faults);
      }
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object value(Object owner, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(owner);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }

  private static Fault missing(String pointer) {
    return Fault.at(pointer, "required", "This is required.");
  }
}
