package org.unisono.connectors.marketo;

import java.util.List;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.Trouble;

/// Deals by the activity log. Where Marketo's own link with a CRM keeps them away, there are none
/// to take: the stream rests at its place, and goes on from there once they are shown.
final class OpportunityChanges implements ChangeSource {
  private final ChangeSource feed;

  OpportunityChanges(ChangeSource feed) {
    this.feed = feed;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    var reading = feed.since(cursor);
    boolean linked =
        reading instanceof Reading.Failed<ChangePage>(var why)
            && why instanceof Trouble.AskedWrong asked
            && Opportunities.isLinked(asked.code());
    return linked ? Reading.of(new ChangePage(List.of(), cursor, true)) : reading;
  }
}
