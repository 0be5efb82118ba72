package org.unisono.connectors.marketo;

import java.util.List;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.node.ObjectNode;

/// Deals by the activity log. Where Marketo's own link with a CRM keeps them away, there are none
/// to take: the stream rests at its place, and goes on from there once they are shown. Once another
/// currency is set, all are read again: their amounts have become others.
final class OpportunityChanges implements ChangeSource {
  private static final String CURRENCY = "currency";

  private final ChangeSource feed;
  private final String currency;

  /// @param currency code of the currency of amounts; empty where none is set
  OpportunityChanges(ChangeSource feed, String currency) {
    this.feed = feed;
    this.currency = currency;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    var reading = feed.since(isOfThisCurrency(cursor) ? cursor : Cursor.START);
    return switch (reading) {
      case Reading.Of<ChangePage>(var page) ->
          Reading.of(new ChangePage(page.changes(), marked(page.next()), page.complete()));
      case Reading.Failed<ChangePage>(var why) ->
          isLinked(why) ? Reading.of(new ChangePage(List.of(), cursor, true)) : reading;
    };
  }

  private boolean isOfThisCurrency(Cursor cursor) {
    return !cursor.isStart() && Json.text(Json.parse(cursor.text()), CURRENCY).equals(currency);
  }

  private Cursor marked(Cursor next) {
    return new Cursor(Json.write(((ObjectNode) Json.parse(next.text())).put(CURRENCY, currency)));
  }

  private static boolean isLinked(Trouble why) {
    return why instanceof Trouble.AskedWrong asked && Opportunities.isLinked(asked.code());
  }
}
