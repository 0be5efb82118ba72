package org.unisono.cli.demo;

/// One step of the story.
public interface Chapter {

  String title();

  /// @throws StoryBroken when something is not as promised
  void tell(Stage stage);
}
