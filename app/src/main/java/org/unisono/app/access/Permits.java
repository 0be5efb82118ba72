package org.unisono.app.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The one place where it is decided who may do what.
@Component
public class Permits {

  /// @throws Refused `signInFirst` (401), `notAllowed` (403)
  public void require(@Nullable Caller caller, Permission permission) {
    if (permission == Permission.PUBLIC) {
      return;
    }
    if (caller == null) {
      throw new Refused(Refusal.UNAUTHENTICATED, "", "signInFirst", "Sign in first.", Map.of());
    }
    if (!caller.may(permission)) {
      throw new Refused(
          Refusal.FORBIDDEN,
          "",
          "notAllowed",
          "Your role or token does not allow this.",
          Map.of("role", caller.role().word()));
    }
  }
}
