package org.unisono.cli.demo;

/// The story did not hold.
public final class StoryBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoryBroken(String message) {
    super(message);
  }
}
