package org.unisono.connectors.sugar;

import java.util.List;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.node.ObjectNode;

/// Several sources as one: each is read to its end, then the next one.
final class InTurn implements ChangeSource {

  private final List<? extends ChangeSource> sources;

  InTurn(List<? extends ChangeSource> sources) {
    this.sources = sources;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    var state = cursor.isStart() ? Json.object() : (ObjectNode) Json.parse(cursor.text());
    int at = state.path("at").asInt(0);
    var own = new Cursor(Json.text(state, "of" + at));
    return sources.get(at).since(own).map(page -> passed(state, at, page));
  }

  private ChangePage passed(ObjectNode state, int at, ChangePage page) {
    state.put("of" + at, page.next().text());
    boolean last = at == sources.size() - 1;
    state.put("at", page.complete() ? last ? 0 : at + 1 : at);
    return new ChangePage(page.changes(), new Cursor(Json.write(state)), page.complete() && last);
  }
}
