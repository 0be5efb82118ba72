package org.unisono.connectors.salesforce;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.salesforce.ActiveAutomation.Change;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One object, written 200 rows at a time, each row with its own outcome.
final class SalesforceShelf implements Shelf {

  static final int MOST = 200;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,10})?");

  private final SalesforceApi api;
  private final Rows rows;
  private final Describes describes;
  private final Automations automations;
  private final Sobject object;

  SalesforceShelf(
      SalesforceApi api, Rows rows, Describes describes, Automations automations, Sobject object) {
    this.api = api;
    this.rows = rows;
    this.describes = describes;
    this.automations = automations;
    this.object = object;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public List<RemoteField> fields() {
    return describes.fields(object);
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    return seen("Id", ids);
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    return seen(Sobject.MARKER, markers);
  }

  private Map<String, Seen> seen(String key, List<String> values) {
    var sight = object.isRecycled() ? Rows.Sight.WITH_RECYCLED : Rows.Sight.LIVE;
    var seen = new HashMap<String, Seen>();
    for (int from = 0; from < values.size(); from += MOST) {
      var part = values.subList(from, Math.min(values.size(), from + MOST));
      var tail = " WHERE " + key + " IN " + Soql.in(part);
      for (var row : rows.query(object, sight, tail, Lane.ORDINARY).path("records")) {
        // A deleted row and a living one can carry the same marker.
        seen.merge(
            Json.text(row, key), seen(row), (one, two) -> one instanceof Seen.Live ? one : two);
      }
    }
    return seen;
  }

  private Seen seen(JsonNode row) {
    var winner = Json.text(row, "MasterRecordId");
    if (row.path("IsDeleted").asBoolean(false)) {
      return winner.isEmpty()
          ? new Seen.Dead()
          : new Seen.Became(new RemoteRef(object.kind(), winner));
    }
    var contact = Json.text(row, "ConvertedContactId");
    return contact.isEmpty()
        ? new Seen.Live(rows.record(object, row))
        : new Seen.Became(new RemoteRef(RecordKind.CONTACT, contact));
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    stopIfHeard(Change.CREATE);
    var path = "/composite/sobjects/" + object.type() + "/" + Sobject.MARKER;
    return outcomes(drafts, api.write("PATCH", path, body(drafts)));
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    stopIfHeard(Change.UPDATE);
    return outcomes(drafts, api.write("PATCH", "/composite/sobjects", body(drafts)));
  }

  void stopIfHeard(Change change) {
    automations.stopIfHeard(object, change);
  }

  private ObjectNode body(List<Draft> drafts) {
    var types = new HashMap<String, Type>();
    describes.fields(object).forEach(f -> types.put(f.name(), f.type()));
    var body = Json.object().put("allOrNone", false);
    var records = body.putArray("records");
    for (var draft : drafts) {
      var row = records.addObject();
      row.putObject("attributes").put("type", object.type());
      var ref = draft.ref();
      if (ref == null) {
        row.put(Sobject.MARKER, draft.marker());
      } else {
        row.put("id", ref.id());
      }
      values(draft).forEach((name, value) -> put(row, name, value, types.get(name)));
    }
    return body;
  }

  static Map<String, Image> values(Draft draft) {
    var values = new LinkedHashMap<>(draft.fixed());
    values.putAll(draft.given());
    return values;
  }

  private static void put(ObjectNode row, String name, Image value, @Nullable Type type) {
    switch (value) {
      case Image.Blank _ -> row.putNull(name);
      case Image.Filled(var raw) when type == Type.FLAG -> row.put(name, Boolean.parseBoolean(raw));
      case Image.Filled(var raw) when type == Type.NUMBER && NUMBER.matcher(raw).matches() ->
          row.put(name, new BigDecimal(raw));
      case Image.Filled(var raw) -> row.put(name, raw);
      case Image.Unknown _ -> throw new IllegalArgumentException("no value for " + name);
    }
  }

  private static Map<Draft, Denied> outcomes(List<Draft> drafts, JsonNode answer) {
    var denied = new HashMap<Draft, Denied>();
    for (int i = 0; i < drafts.size(); i++) {
      var outcome = answer.path(i);
      if (!outcome.path("success").asBoolean(false)) {
        denied.put(drafts.get(i), denied(outcome.path("errors").path(0)));
      }
    }
    return denied;
  }

  private static Denied denied(JsonNode error) {
    var field = error.path("fields").path(0);
    return new Denied(
        400,
        Json.text(error, "statusCode"),
        field.isString() ? field.asString() : null,
        Json.text(error, "message"));
  }
}
