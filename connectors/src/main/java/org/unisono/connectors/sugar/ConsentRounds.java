package org.unisono.connectors.sugar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.sugar.Site.Clause;
import org.unisono.connectors.sugar.Site.Is;
import org.unisono.connectors.sugar.Site.Query;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// Who opted out, round by round: the flag is the address's, and setting it there does not touch
/// the person, so that nothing but asking shows it. Those who did not are left out.
final class ConsentRounds implements ChangeSource {

  static final List<String> FIELDS = List.of("email1", CrmModule.OPT_OUT, CrmModule.MODIFIED);
  private static final int MOST = 100;

  private final Site site;
  private final CrmModule module;

  private ConsentRounds(Site site, CrmModule module) {
    this.site = site;
    this.module = module;
  }

  static ChangeSource of(Site site) {
    return new InTurn(CrmModule.PEOPLE.stream().map(m -> new ConsentRounds(site, m)).toList());
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(() -> page(cursor.text()));
  }

  private ChangePage page(String after) {
    var clauses = after.isEmpty() ? List.<Clause>of() : List.of(new Clause("id", Is.MORE, after));
    var rows = site.find(new Query(module.module(), FIELDS, clauses, "id", MOST, Lane.CONSENT));
    if (rows.isEmpty()) {
      return new ChangePage(List.of(), Cursor.START, true);
    }
    var changes = new ArrayList<Change>();
    for (var row : rows) {
      if (CrmRows.isTrue(row, CrmModule.OPT_OUT)) {
        changes.add(new Change.Upserted(record(module, row)));
      }
    }
    return new ChangePage(changes, new Cursor(Json.text(rows.getLast(), "id")), false);
  }

  static RemoteRecord record(CrmModule module, JsonNode row) {
    var person = module.ref(Json.text(row, "id"));
    return new RemoteRecord(
        new RemoteRef(RecordKind.CONSENT, person.id()),
        Map.of(
            "email",
            Json.image(row.path("email1")),
            CrmModule.OPT_OUT,
            Image.of(String.valueOf(CrmRows.isTrue(row, CrmModule.OPT_OUT)))),
        Map.of(Link.PERSON, person),
        null,
        null);
  }
}
