package org.unisono.simulators.marketo;

import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// Assets, by `offset` and `maxReturn`, without a total: after the last comes an empty page with a
/// warning.
final class Offsets {
  private static final int STANDARD = 20;
  private static final int MOST = 200;

  private final Faults faults;
  private final Sessions sessions;

  Offsets(Faults faults, Sessions sessions) {
    this.faults = faults;
    this.sessions = sessions;
  }

  Reply page(Request request, List<ObjectNode> all) {
    int offset = request.number("offset", 0);
    int most = request.number("maxReturn", STANDARD);
    if (most < 1 || most > MOST) {
      throw new MarketoRefused("709", "maxReturn must be between 1 and 200");
    }
    if (offset > 0 && faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      sessions.expireAll();
      throw MarketoRefused.expired();
    }
    boolean again = offset > 0 && faults.take(Fault.DUPLICATE_PAGE);
    int from = Math.min(all.size(), again ? Math.max(0, offset - most) : offset);
    int end = Math.min(all.size(), from + most);
    if (all.size() > 1 && from < end && faults.take(Fault.MISSING_PAGE)) {
      end = offset > 0 ? from : from + (end - from) / 2;
    }
    var shown = all.subList(from, end);
    var body = Envelope.success();
    body.putArray("errors");
    var warnings = body.putArray("warnings");
    if (shown.isEmpty()) {
      warnings.add("No assets found for the given search criteria.");
    } else {
      body.set("result", Json.array(shown));
    }
    return Reply.ok(body);
  }
}
