package org.unisono.simulators.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What became of each mail: that it was sent, delivered, opened, clicked, bounced, or made
/// somebody unsubscribe.
final class EmailEvents {
  /// In the words of the counters.
  static final List<String> KINDS =
      List.of("sent", "delivered", "open", "click", "bounce", "unsubscribed", "notsent");
  private static final Map<String, String> RATIOS =
      Map.of(
          "deliveredratio", "delivered/sent",
          "openratio", "open/delivered",
          "clickratio", "click/delivered",
          "clickthroughratio", "click/open",
          "bounceratio", "bounce/sent",
          "unsubscribedratio", "unsubscribed/delivered");

  private record Event(String email, String contact, String kind, Instant at) {}

  private final List<Event> all = new ArrayList<>();

  /// A mail that bounces was not delivered.
  void add(String email, String contact, String kind, Instant at) {
    if (kind.equals("bounce")) {
      all.removeIf(
          e ->
              e.email().equals(email)
                  && e.contact().equals(contact)
                  && e.kind().equals("delivered"));
    }
    all.add(new Event(email, contact, kind, at));
  }

  /// Of these e-mails, from the first moment until before the second.
  ObjectNode statistics(List<String> emails, Instant from, Instant until) {
    var data = Json.object();
    var counters = data.putObject("counters");
    KINDS.forEach(kind -> counters.put(kind, of(emails, kind, from, until).count()));
    var ratios = data.putObject("ratios");
    RATIOS.forEach((name, of) -> ratios.put(name, ratio(counters, of)));
    var devices = data.putObject("deviceBreakdown");
    devices.putObject("open_device_type").put("computer", counters.path("open").asLong());
    devices.putObject("click_device_type").put("computer", counters.path("click").asLong());
    data.putObject("qualifierStats");
    return data;
  }

  private static double ratio(ObjectNode counters, String of) {
    var parts = of.split("/", 2);
    double whole = counters.path(parts[1]).asDouble();
    return whole == 0 ? 0 : counters.path(parts[0]).asDouble() / whole * 100;
  }

  /// A person counts once for each e-mail and kind.
  private Stream<Event> of(List<String> emails, String kind, Instant from, Instant until) {
    return all.stream()
        .filter(e -> e.kind().equals(kind) && emails.contains(e.email()))
        .filter(e -> !e.at().isBefore(from) && e.at().isBefore(until))
        .map(e -> new Event(e.email(), e.contact(), kind, Instant.EPOCH))
        .distinct();
  }

  /// The e-mails that were sent then.
  List<String> sent(Instant from, Instant until) {
    return all.stream()
        .filter(e -> e.kind().equals("sent"))
        .filter(e -> !e.at().isBefore(from) && e.at().isBefore(until))
        .map(Event::email)
        .distinct()
        .toList();
  }

  ArrayNode state() {
    var state = Json.array();
    all.forEach(
        e -> state.add(Json.of(List.of(e.email(), e.contact(), e.kind(), e.at().toString()))));
    return state;
  }

  void restore(JsonNode state) {
    all.clear();
    for (JsonNode e : state) {
      all.add(
          new Event(
              e.get(0).asString(),
              e.get(1).asString(),
              e.get(2).asString().toLowerCase(Locale.ROOT),
              Instant.parse(e.get(3).asString())));
    }
  }
}
