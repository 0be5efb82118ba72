package org.unisono.cli.rehearse;

/// An installation has refused a call, and says why.
public class NotTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotTaken(String message) {
    super(message);
  }

  /// What the installation said.
  String why() {
    return String.valueOf(getMessage());
  }
}
