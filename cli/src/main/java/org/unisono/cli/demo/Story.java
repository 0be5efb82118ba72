package org.unisono.cli.demo;

import java.io.PrintWriter;
import java.util.List;

/// The chapters in their order.
public final class Story {

  private static final List<Chapter> CHAPTERS =
      List.of(
          new AutumnWebinar(),
          new InvitePeople(),
          new FollowUp(),
          new TheSameSecond(),
          new SecondVisitor(),
          new TwoSystems(),
          new SevenSystems(),
          new OldMess(),
          new WonDeal());

  private Story() {}

  /// @throws StoryBroken naming the chapter that did not hold
  public static void tell(Stage stage, PrintWriter out) {
    int number = 1;
    for (var chapter : CHAPTERS) {
      out.println(number + ". " + chapter.title());
      out.flush();
      try {
        chapter.tell(stage);
      } catch (StoryBroken e) {
        throw new StoryBroken("Step " + number + " (" + chapter.title() + "): " + e.getMessage());
      }
      number++;
    }
  }
}
