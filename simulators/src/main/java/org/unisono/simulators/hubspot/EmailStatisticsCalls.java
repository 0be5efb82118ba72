package org.unisono.simulators.hubspot;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// What became of the e-mails of a stretch of time: summed up, and by interval.
final class EmailStatisticsCalls {
  private static final int MOST = 10_000;

  private final Portal portal;

  EmailStatisticsCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : EmailCalls.BASES) {
      routes
          .get(base + "/statistics/list", this::list)
          .get(base + "/statistics/histogram", this::histogram);
    }
  }

  private static Instant moment(Request request, String name) {
    return request
        .param(name)
        .map(EmailCalls::moment)
        .orElseThrow(() -> HubSpotRefused.invalid(name + " is required"));
  }

  private List<String> emails(Request request, Instant from, Instant until) {
    var asked = ObjectCalls.names(request.param("emailIds").orElse(""));
    return asked.isEmpty()
        ? portal.emailEvents.sent(from, until).stream()
            .filter(e -> portal.emails.find(e).isPresent())
            .toList()
        : asked;
  }

  private Reply list(Request request) {
    var from = moment(request, "startTimestamp");
    var until = moment(request, "endTimestamp");
    var emails = emails(request, from, until);
    var body = Json.object();
    var ids = body.putArray("emails");
    var each = body.putObject("campaignAggregations");
    for (var email : emails) {
      ids.add(Long.parseLong(Json.text(portal.emails.require(email), "id")));
      each.set(email, portal.emailEvents.statistics(List.of(email), from, until));
    }
    body.set("aggregate", portal.emailEvents.statistics(emails, from, until));
    return Reply.ok(body);
  }

  private Reply histogram(Request request) {
    var from = moment(request, "startTimestamp").atZone(ZoneOffset.UTC);
    var until = moment(request, "endTimestamp").atZone(ZoneOffset.UTC);
    var step = request.param("interval").orElse("DAY");
    var emails = emails(request, from.toInstant(), until.toInstant());
    var body = Json.object();
    var results = body.putArray("results");
    var start = from;
    while (start.isBefore(until)) {
      if (results.size() >= MOST) {
        throw HubSpotRefused.invalid("Too many intervals");
      }
      var next = after(start, step);
      var end = next.isBefore(until) ? next : until;
      var row = results.addObject();
      row.putObject("interval")
          .put("start", HubSpotTime.text(start.toInstant()))
          .put("end", HubSpotTime.text(end.toInstant()));
      row.set(
          "aggregations",
          portal.emailEvents.statistics(emails, start.toInstant(), end.toInstant()));
      start = next;
    }
    return Reply.ok(body.put("total", results.size()));
  }

  private static ZonedDateTime after(ZonedDateTime start, String step) {
    return switch (step) {
      case "YEAR" -> start.plusYears(1);
      case "QUARTER" -> start.plusMonths(3);
      case "MONTH" -> start.plusMonths(1);
      case "WEEK" -> start.plusWeeks(1);
      case "DAY" -> start.plusDays(1);
      case "HOUR" -> start.plusHours(1);
      case "QUARTER_HOUR" -> start.plusMinutes(15);
      case "MINUTE" -> start.plusMinutes(1);
      case "SECOND" -> start.plus(1, ChronoUnit.SECONDS);
      default -> throw HubSpotRefused.invalid("No such interval: " + step);
    };
  }
}
