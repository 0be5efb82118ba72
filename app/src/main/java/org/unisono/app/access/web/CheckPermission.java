package org.unisono.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.access.Permits;

/// Holds every handler method against the permission it names. One that names none is open to
/// nobody but an admin.
@Component
class CheckPermission implements HandlerInterceptor {

  private final Permits permits;

  CheckPermission(Permits permits) {
    this.permits = permits;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getPackageName().startsWith("org.unisono")) {
      var needs = method.getMethodAnnotation(Needs.class);
      permits.require(
          IdentifyCaller.caller(request), needs == null ? Permission.ADMIN : needs.value());
    }
    return true;
  }
}
