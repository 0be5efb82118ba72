package org.unisono.simulators.activecampaign;

import java.util.Comparator;
import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// Listings: `limit` (20, at most 100) and `offset`, or `id_greater`; the total is a text.
final class Pages {
  private static final int STANDARD = 20;
  private static final int MOST = 100;

  private final Faults faults;

  Pages(Faults faults) {
    this.faults = faults;
  }

  Reply page(Request request, String plural, List<ObjectNode> rows) {
    return Reply.ok(body(request, plural, Found.of(rows)));
  }

  Reply page(Request request, String plural, Rows rows) {
    return Reply.ok(body(request, plural, Found.above(0, rows.ids(), rows)));
  }

  /// Narrowed rights hide every other row, and count the rest only.
  ObjectNode body(Request request, String plural, Found found) {
    var all = sorted(request, visible(found));
    int limit = Math.clamp(request.number("limit", STANDARD), 1, MOST);
    int offset = request.number("offset", 0);
    boolean again = offset > 0 && faults.take(Fault.DUPLICATE_PAGE);
    int from = Math.min(all.size(), again ? Math.max(0, offset - limit) : offset);
    int end = Math.min(all.size(), from + limit);
    if (all.size() > 1 && from < end && faults.take(Fault.MISSING_PAGE)) {
      end = offset > 0 ? from : from + (end - from) / 2;
    }
    var body = Json.object();
    body.set(plural, Json.array(all.part(from, end)));
    body.putObject("meta").put("total", String.valueOf(all.size()));
    return body;
  }

  private Found visible(Found found) {
    return faults.isOn(Fault.RIGHTS_NARROWED)
        ? Found.of(found.all().stream().filter(r -> r.path("id").asLong(0) % 2 == 0).toList())
        : found;
  }

  /// By anything but the id, all that is found has to be looked at.
  private static Found sorted(Request request, Found found) {
    var order =
        request.query().entrySet().stream()
            .filter(e -> e.getKey().startsWith("orders["))
            .findFirst();
    if (order.isEmpty()) {
      return found;
    }
    var field = order.get().getKey().replaceAll("^orders\\[|]$", "");
    boolean down = order.get().getValue().equalsIgnoreCase("DESC");
    if (field.equals("id") && found.isById()) {
      return down ? found.downwards() : found;
    }
    Comparator<ObjectNode> by =
        field.equals("id")
            ? Comparator.comparingLong(r -> r.path("id").asLong(0))
            : Comparator.comparing(r -> Json.text(r, field));
    return Found.of(found.all().stream().sorted(down ? by.reversed() : by).toList());
  }
}
