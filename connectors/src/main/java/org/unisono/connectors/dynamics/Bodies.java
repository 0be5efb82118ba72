package org.unisono.connectors.dynamics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.writing.Draft;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Values as the Web API takes them.
final class Bodies {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,10})?");
  /// The only reason of the other state: to write it would make the campaign read-only.
  private static final String INACTIVE = "6";
  private static final String PERCENT = "expectedresponse";

  private Bodies() {}

  static ObjectNode of(Entity entity, Describes describes, Draft draft, JsonNode row) {
    var fields = new HashMap<String, RemoteField>();
    describes.fields(entity).forEach(f -> fields.put(f.name(), f));
    var body = Json.object();
    for (Map.Entry<String, Image> value : EntityShelf.values(draft).entrySet()) {
      var field = fields.get(value.getKey());
      if (field != null) {
        put(entity, describes, body, field, value.getValue(), row);
      }
    }
    return body;
  }

  private static void put(
      Entity entity,
      Describes describes,
      ObjectNode body,
      RemoteField field,
      Image value,
      JsonNode row) {
    var name = field.name();
    var raw = value instanceof Image.Filled(var text) ? text : "";
    if (entity == Entity.CAMPAIGN && name.equals(Entity.TOTAL_COST)) {
      Costs.put(body, number(field, raw).isEmpty() ? "" : raw, row);
    } else if (name.equals(Entity.OWNER)) {
      body.put(name + "@odata.bind", "/systemusers(" + owner(raw) + ")");
    } else if (raw.isEmpty()) {
      body.putNull(name);
    } else {
      switch (field.type()) {
        case CHOICE -> body.put(name, choice(entity, describes, name, raw));
        case FLAG -> body.put(name, Boolean.parseBoolean(raw));
        case NUMBER -> put(body, name, new BigDecimal(number(field, raw)));
        case TEXT, DATE, MOMENT, REFERENCE -> body.put(name, raw);
      }
    }
  }

  private static void put(ObjectNode body, String name, BigDecimal number) {
    if (name.equals(PERCENT)) {
      body.put(name, number.setScale(0, RoundingMode.HALF_UP).intValue());
    } else {
      body.put(name, number);
    }
  }

  private static String number(RemoteField field, String raw) {
    if (!raw.isEmpty() && !NUMBER.matcher(raw).matches()) {
      throw EntityShelf.refused("noNumber", field.name(), raw + " is no number.");
    }
    return raw;
  }

  /// An id that is none would be another address.
  private static String owner(String raw) {
    if (!Markers.isId(raw)) {
      throw EntityShelf.refused("noUser", Entity.OWNER, "A campaign is owned by a user.");
    }
    return raw;
  }

  private static int choice(Entity entity, Describes describes, String name, String label) {
    var number = describes.number(entity, name, label);
    if (entity == Entity.CAMPAIGN && name.equals("statuscode") && number.equals(INACTIVE)) {
      throw EntityShelf.refused(
          "switchNeverWritten", name, "A sync does not make a campaign inactive.");
    }
    return Integer.parseInt(number);
  }
}
