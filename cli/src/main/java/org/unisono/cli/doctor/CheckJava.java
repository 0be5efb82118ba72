package org.unisono.cli.doctor;

import java.util.List;

/// The version of Java that runs this.
final class CheckJava implements Check {

  private static final int LEAST = 25;

  @Override
  public List<Finding> look() {
    var version = Runtime.version();
    return List.of(
        version.feature() >= LEAST
            ? Finding.ok("Java", version.toString())
            : Finding.broken(
                "Java", version + " is too old", "install a JDK " + LEAST + " or newer"));
  }
}
