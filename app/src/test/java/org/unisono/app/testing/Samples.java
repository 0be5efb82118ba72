package org.unisono.app.testing;

import java.util.UUID;

/// Made-up names that no two tests share.
public final class Samples {

  private Samples() {}

  public static String word() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  public static String email() {
    return "p-" + word() + "@example.org";
  }
}
