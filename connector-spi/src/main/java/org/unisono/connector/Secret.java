package org.unisono.connector;

/// A value that stands in no log: its text is a row of dots.
public record Secret(String value) {

  @Override
  public String toString() {
    return "••••";
  }
}
