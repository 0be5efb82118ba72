package org.unisono.simulators.hubspot;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Marketing e-mails under `/marketing/v3/emails` and `/marketing/emails/<date>`.
final class EmailCalls {
  static final List<String> BASES = List.of("/marketing/v3/emails", "/marketing/emails/{date}");

  private final Portal portal;
  private final EmailSends sends;

  EmailCalls(Portal portal) {
    this.portal = portal;
    sends = portal.sends;
  }

  void register(Routes routes) {
    for (var base : BASES) {
      var one = base + "/{id}";
      routes
          .get(base, this::list)
          .post(base, r -> Reply.json(201, shown(r, portal.emails.create(r.object()))))
          .post(base + "/clone", this::copy)
          .post(base + "/ab-test/create-variation", this::variation)
          .get(one + "/ab-test/get-variation", r -> ok(r, portal.emails.other(r.var("id"))))
          .get(one, r -> ok(r, portal.emails.require(r.var("id"))))
          .patch(one, r -> ok(r, portal.emails.update(r.var("id"), r.object())))
          .delete(one, r -> done(() -> portal.emails.delete(r.var("id"))))
          .get(one + "/draft", r -> ok(r, portal.emails.draft(r.var("id"))))
          .patch(one + "/draft", r -> ok(r, portal.emails.changeDraft(r.var("id"), r.object())))
          .post(one + "/draft/reset", r -> done(() -> portal.emails.resetDraft(r.var("id"))))
          .post(one + "/publish", r -> done(() -> sends.publish(r.var("id"))))
          .post(one + "/unpublish", r -> done(() -> sends.cancel(r.var("id"))));
    }
  }

  private static Reply done(Runnable work) {
    work.run();
    return Reply.empty(204);
  }

  private Reply ok(Request request, ObjectNode email) {
    sends.sendDue();
    return Reply.ok(shown(request, email));
  }

  private Reply list(Request request) {
    if (request.number("limit", 10) > 100) {
      throw HubSpotRefused.invalid("limit must be between 1 and 100");
    }
    sends.sendDue();
    var wanted = filters(request);
    var found =
        portal.emails.all().stream()
            .filter(e -> wanted.stream().allMatch(w -> w.test(e)))
            .sorted(order(request.param("sort").orElse("createdAt")))
            .toList();
    var page = portal.pages.byOffset(request, found, 10, e -> shown(request, e));
    return Reply.ok(page.put("total", found.size()));
  }

  private static List<Predicate<ObjectNode>> filters(Request request) {
    var all = new ArrayList<Predicate<ObjectNode>>();
    for (var field : List.of("campaign", "type", "isPublished")) {
      request.param(field).ifPresent(v -> all.add(e -> Json.text(e, field).equals(v)));
    }
    var archived = request.param("archived").orElse("false");
    all.add(e -> Json.text(e, "archived").equals(archived));
    for (var stamp : List.of("created", "updated")) {
      moment(request, stamp, "After", Instant::isAfter, all);
      moment(request, stamp, "Before", Instant::isBefore, all);
    }
    return all;
  }

  private static void moment(
      Request request,
      String stamp,
      String side,
      BiPredicate<Instant, Instant> fits,
      List<Predicate<ObjectNode>> all) {
    request
        .param(stamp + side)
        .map(EmailCalls::moment)
        .ifPresent(t -> all.add(e -> fits.test(HubSpotTime.parse(Json.text(e, stamp + "At")), t)));
  }

  static Instant moment(String text) {
    try {
      return HubSpotTime.parse(text);
    } catch (DateTimeException none) {
      throw HubSpotRefused.invalid(text + " is not a time");
    }
  }

  private static Comparator<ObjectNode> order(String sort) {
    var name = sort.startsWith("-") ? sort.substring(1) : sort;
    if (!List.of("name", "createdAt", "updatedAt", "createdBy", "updatedBy").contains(name)) {
      throw HubSpotRefused.invalid("sort by " + name + " is not possible");
    }
    Comparator<ObjectNode> order =
        Comparator.comparing((ObjectNode e) -> Json.text(e, name))
            .thenComparing(e -> Json.text(e, "id"));
    return sort.startsWith("-") ? order.reversed() : order;
  }

  /// Statistics, and the names of workflows that send it, only when they are asked for.
  private ObjectNode shown(Request request, ObjectNode email) {
    var id = Json.text(email, "id");
    var shown = email.deepCopy();
    shown.remove(MarketingEmails.DRAFT);
    portal
        .campaigns
        .find(Json.text(email, "campaign"))
        .ifPresent(c -> shown.put("campaignName", Json.text(c.path("properties"), "hs_name")));
    if (isOn(request, "includeStats")) {
      shown.set("stats", portal.emailEvents.statistics(List.of(id), Instant.EPOCH, Instant.MAX));
    }
    if (isOn(request, "workflowNames")) {
      var names = portal.workflows.sending(id).map(f -> Json.text(f, "name")).toList();
      shown.set("workflowNames", Json.of(names));
    }
    return shown;
  }

  private static boolean isOn(Request request, String flag) {
    return request.param(flag).orElse("").equals("true");
  }

  private Reply copy(Request request) {
    var wish = request.object();
    var copy = portal.emails.copy(Json.text(wish, "id"), Json.text(wish, "cloneName"));
    return Reply.ok(shown(request, copy));
  }

  private Reply variation(Request request) {
    var wish = request.object();
    var made =
        portal.emails.variation(Json.text(wish, "contentId"), Json.text(wish, "variationName"));
    return Reply.json(201, shown(request, made));
  }
}
