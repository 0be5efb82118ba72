package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;

/// The ladders of the programs in the scope, told whole each time: a channel carries no history.
final class StatusChanges implements ChangeSource {
  private final Programs programs;
  private final Scope scope;

  StatusChanges(Programs programs, Scope scope) {
    this.programs = programs;
    this.scope = scope;
  }

  static List<RemoteField> fields() {
    return List.of(
        field("name", Type.TEXT, "label"),
        field("step", Type.NUMBER, "rank"),
        field("success", Type.FLAG, "success"));
  }

  private static RemoteField field(String name, Type type, String concept) {
    return new RemoteField(
        RecordKind.STATUS, name, name, type, Use.READ_ONLY, 0, List.of(), concept);
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> {
          var changes = new ArrayList<Change>();
          for (var twin : scope.twins()) {
            programs
                .find(twin.campaign().id())
                .ifPresent(
                    p ->
                        programs
                            .ladder(p)
                            .forEach(
                                s -> changes.add(new Change.Upserted(record(twin.campaign(), s)))));
          }
          return new ChangePage(changes, cursor, true);
        });
  }

  static RemoteRecord record(RemoteRef program, JsonNode status) {
    return new RemoteRecord(
        new RemoteRef(RecordKind.STATUS, program.id() + "/" + Json.text(status, "name")),
        Map.of(
            "name", Json.image(status.path("name")),
            "step", Json.image(status.path("step")),
            "success", Json.image(status.path("success"))),
        Map.of(Link.CAMPAIGN, program),
        null,
        null);
  }
}
