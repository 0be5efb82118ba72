package org.unisono.simulators.pardot;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// What prospects did in other systems, told by those: `{extension, type, email, value,
/// activityDate}`. Of several prospects with the address it is the latest one's. Without `fields`
/// the answer has the id alone.
final class ExternalActivityCalls {
  private static final Kind KIND = Kind.EXTERNAL_ACTIVITIES;
  private static final int LONGEST = 100;

  private final Unit unit;
  private final Shown shown;

  ExternalActivityCalls(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
  }

  void register(Routes api) {
    api.post(KIND.at(), this::tell);
  }

  private Reply tell(Request request) {
    var fields = request.param("fields").isPresent() ? shown.fields(KIND, request) : List.of("id");
    var values = ObjectCalls.writable(KIND, Bodies.of(request));
    var extension = Bodies.required(values, "extension");
    var type = Bodies.required(values, "type");
    var email = Bodies.required(values, "email");
    if (!unit.extensions.has(extension)) {
      throw Bodies.invalid("extension");
    }
    if (!unit.extensions.has(extension, type)) {
      throw Bodies.invalid("type");
    }
    if (Bodies.required(values, "value").length() > LONGEST) {
      throw Bodies.invalid("value");
    }
    var prospect =
        unit.latest(unit.prospectsAt(email))
            .orElseThrow(() -> PardotRefused.of(400, 4, "Invalid prospect email address"));
    unit.writeRules.checkCall();
    values.put("activityDate", date(Json.text(values, "activityDate")));
    values.put("prospectId", prospect.path("id").asLong(0));
    return Reply.json(201, shown.row(KIND, unit.table(KIND).add(values), fields));
  }

  private String date(String text) {
    try {
      return text.isEmpty()
          ? unit.table(KIND).stamp()
          : OffsetDateTime.parse(text).toString().replace("Z", "+00:00");
    } catch (DateTimeException unreadable) {
      throw Bodies.invalid("activityDate");
    }
  }
}
