package org.unisono.simulators.activecampaign;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Deals, pipelines and stages, to read, where the plan has them. See
/// https://developers.activecampaign.com/reference/list-all-deals.
final class DealCalls {
  private static final List<String> SAME = List.of("stage", "group", "status", "owner");

  private final Site site;

  DealCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .get("/api/3/deals", this::list)
        .get("/api/3/deals/{id}", this::read)
        .get("/api/3/dealGroups", this::groups)
        .get("/api/3/dealStages", this::stages);
  }

  /// The total is a number here, beside the sum of the values in each currency.
  private Reply list(Request request) {
    site.requireSales();
    var wanted = filters(request);
    var found =
        site.deals.all.all().stream()
            .filter(d -> wanted.stream().allMatch(w -> w.test(d)))
            .toList();
    var shown = found.stream().map(site.deals::shown).toList();
    var body = site.pages.body(request, "deals", Found.of(shown));
    var meta = Json.object();
    var sums = meta.putObject("currencies");
    for (var deal : found) {
      var currency = Json.text(deal, "currency").toUpperCase(Locale.ROOT);
      long sum = sums.path(currency).path("total").asLong(0) + deal.path("value").asLong(0);
      sums.putObject(currency).put("currency", currency).put("total", String.valueOf(sum));
    }
    body.set("meta", meta.put("total", body.path("meta").path("total").asLong(0)));
    return Reply.ok(body);
  }

  private List<Predicate<ObjectNode>> filters(Request request) {
    var all = new ArrayList<Predicate<ObjectNode>>();
    for (var field : SAME) {
      request
          .param("filters[" + field + "]")
          .ifPresent(v -> all.add(d -> Json.text(d, field).equals(v)));
    }
    request.param("filters[title]").ifPresent(t -> all.add(d -> Json.text(d, "title").contains(t)));
    moment(request, "created", "cdate", all);
    moment(request, "updated", "mdate", all);
    return all;
  }

  private static void moment(
      Request request, String name, String field, List<Predicate<ObjectNode>> all) {
    request
        .param("filters[" + name + "_after]")
        .map(Stamp::given)
        .ifPresent(t -> all.add(d -> at(d, field).toInstant().isAfter(t)));
    request
        .param("filters[" + name + "_before]")
        .map(Stamp::given)
        .ifPresent(t -> all.add(d -> at(d, field).toInstant().isBefore(t)));
  }

  private static OffsetDateTime at(ObjectNode deal, String field) {
    return OffsetDateTime.parse(Json.text(deal, field));
  }

  private Reply read(Request request) {
    site.requireSales();
    var deal = site.deals.all.require(request.var("id"));
    return Reply.ok(Json.object().set("deal", site.deals.shown(deal)));
  }

  private Reply groups(Request request) {
    site.requireSales();
    return site.pages.page(request, "dealGroups", open(site.deals.groups.all(), "id"));
  }

  private Reply stages(Request request) {
    site.requireSales();
    return site.pages.page(request, "dealStages", open(site.deals.stages.all(), "group"));
  }

  /// Those of pipelines that the key's user may see.
  private List<ObjectNode> open(List<ObjectNode> rows, String field) {
    return rows.stream().filter(r -> site.deals.isOpen(Json.text(r, field))).toList();
  }
}
