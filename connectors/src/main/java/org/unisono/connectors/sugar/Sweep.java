package org.unisono.connectors.sugar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.sugar.Site.Clause;
import org.unisono.connectors.sugar.Site.Is;
import org.unisono.connectors.sugar.Site.Query;
import tools.jackson.databind.JsonNode;

/// One module by the moment of the last change. Their pages come in no stable order, and their
/// totals are wrong when filtered: so each page is a question of its own, from the last moment
/// seen; where a page holds one moment only, its rows are gone through by id. Only an empty
/// answer is an end.
final class Sweep implements ChangeSource {

  /// More than two clocks may differ, and than a write may take to turn up.
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  private final CrmRows rows;
  private final CrmModule module;
  private final int pageSize;
  private final Function<JsonNode, Change> change;

  Sweep(CrmRows rows, CrmModule module, int pageSize, Function<JsonNode, Change> change) {
    this.rows = rows;
    this.module = module;
    this.pageSize = Math.clamp(pageSize, 2, 200);
    this.change = change;
  }

  /// Where a pass is.
  private enum At {
    /// From the bound on.
    FROM,
    /// At the bound itself, by id.
    TIE,
    /// After the bound.
    PAST
  }

  /// @param bound the moment that was come to; empty for all
  /// @param tieId the last id seen among those of the bound
  /// @param high the newest moment seen
  private record Pass(String bound, At at, String tieId, String high) {

    static Pass of(Cursor cursor) {
      if (cursor.isStart()) {
        return new Pass("", At.FROM, "", "");
      }
      var node = Json.parse(cursor.text());
      return new Pass(
          Json.text(node, "bound"),
          At.valueOf(Json.text(node, "at")),
          Json.text(node, "tieId"),
          Json.text(node, "high"));
    }

    Cursor cursor() {
      return new Cursor(
          Json.write(
              Json.object()
                  .put("bound", bound)
                  .put("at", at.name())
                  .put("tieId", tieId)
                  .put("high", high)));
    }

    Cursor over() {
      var next = high.isEmpty() ? "" : Instant.parse(high).minus(OVERLAP).toString();
      return new Pass(next, At.FROM, "", high).cursor();
    }
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(() -> page(Pass.of(cursor)));
  }

  private ChangePage page(Pass pass) {
    var found = rows.site().find(query(pass));
    var changes = new ArrayList<Change>();
    var high = pass.high();
    for (var row : found) {
      changes.add(change.apply(row));
      var at = CrmRows.stamp(row).toString();
      high = high.isEmpty() || Instant.parse(at).isAfter(Instant.parse(high)) ? at : high;
    }
    if (!found.isEmpty()) {
      return new ChangePage(changes, next(pass, found, high).cursor(), false);
    }
    return pass.at() == At.TIE
        ? new ChangePage(changes, new Pass(pass.bound(), At.PAST, "", high).cursor(), false)
        : new ChangePage(changes, new Pass("", At.FROM, "", high).over(), true);
  }

  private static Pass next(Pass pass, List<JsonNode> found, String high) {
    if (pass.at() == At.TIE) {
      return new Pass(pass.bound(), At.TIE, Json.text(found.getLast(), "id"), high);
    }
    var last = CrmRows.stamp(found.getLast()).toString();
    boolean stuck = last.equals(CrmRows.stamp(found.getFirst()).toString());
    return stuck ? new Pass(last, At.TIE, "", high) : new Pass(last, At.FROM, "", high);
  }

  private Query query(Pass pass) {
    var clauses = new ArrayList<Clause>();
    if (!pass.bound().isEmpty()) {
      var is =
          switch (pass.at()) {
            case FROM -> Is.AT_LEAST;
            case TIE -> Is.EQUAL;
            case PAST -> Is.MORE;
          };
      clauses.add(new Clause(CrmModule.MODIFIED, is, pass.bound()));
    }
    if (!pass.tieId().isEmpty()) {
      clauses.add(new Clause("id", Is.MORE, pass.tieId()));
    }
    var order = pass.at() == At.TIE ? "id" : CrmModule.MODIFIED;
    return new Query(module.module(), rows.asked(module), clauses, order, pageSize, Lane.ORDINARY);
  }
}
