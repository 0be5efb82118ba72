package org.unisono.simulators.activecampaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.node.ObjectNode;

/// Who fits the filters of a listing of contacts. What the account keeps in order (tags, lists and
/// their statuses, moments of change, results of segments, ids) costs what the page costs; any
/// other filter looks at everybody who is left.
final class ContactSearch {
  private final Site site;

  ContactSearch(Site site) {
    this.site = site;
  }

  Found found(Request request) {
    long above =
        request
            .param("id_greater")
            .filter(g -> g.matches("\\d{1,18}"))
            .map(Long::parseLong)
            .orElse(0L);
    var sets = sets(request);
    var tests = tests(request);
    var all = site.contacts.all;
    var smallest = sets.stream().min(Comparator.comparingInt(SortedIds::size)).orElseGet(all::ids);
    if (sets.size() <= 1 && tests.isEmpty()) {
      return Found.above(above, smallest, all);
    }
    var left = new SortedIds();
    for (long id : smallest.part(smallest.upTo(above), smallest.size())) {
      if (sets.stream().allMatch(s -> s.contains(id)) && fits(id, tests)) {
        left.add(id);
      }
    }
    return Found.above(0, left, all);
  }

  private boolean fits(long id, List<Predicate<ObjectNode>> tests) {
    var contact = tests.isEmpty() ? Json.object() : site.contacts.all.require(String.valueOf(id));
    return tests.stream().allMatch(t -> t.test(contact));
  }

  private List<SortedIds> sets(Request request) {
    var sets = new ArrayList<SortedIds>();
    request.param("email").map(site.contacts::holding).ifPresent(sets::add);
    request.param("ids[]").or(() -> request.param("ids")).map(this::numbered).ifPresent(sets::add);
    request.param("tagid").map(site.tagging::wearers).ifPresent(sets::add);
    request
        .param("segmentid")
        .map(s -> site.segments.found(s, request.param("forceQuery").isPresent()))
        .ifPresent(sets::add);
    var list = request.param("listid");
    var status = request.param("status").filter(s -> !s.equals("-1"));
    if (list.isPresent() || status.isPresent()) {
      sets.add(site.lists.holding(list.orElse(""), status.orElse("")));
    }
    var after = request.param("filters[updated_after]").map(Stamp::given);
    var before = request.param("filters[updated_before]").map(Stamp::given);
    if (after.isPresent() || before.isPresent()) {
      sets.add(site.contacts.changes.between(after, before));
    }
    return sets;
  }

  private SortedIds numbered(String ids) {
    var numbers = new SortedIds();
    for (var id : ids.split(",")) {
      site.contacts.all.find(id).ifPresent(c -> numbers.add(Rows.number(c)));
    }
    return numbers;
  }

  private List<Predicate<ObjectNode>> tests(Request request) {
    var all = new ArrayList<Predicate<ObjectNode>>();
    request.param("email_like").ifPresent(e -> all.add(c -> text(c, "email").contains(e)));
    request
        .param("seriesid")
        .map(s -> holders(site.automations.runs.where("automation", s)))
        .ifPresent(inside -> all.add(c -> inside.contains(text(c, "id"))));
    request
        .param("formid")
        .map(f -> holders(site.lists.rows.where("form", f)))
        .ifPresent(senders -> all.add(c -> senders.contains(text(c, "id"))));
    // Every run is through at once here, so that nobody is in a wait step.
    request.param("waitid").ifPresent(w -> all.add(c -> false));
    request
        .param("filters[created_after]")
        .map(Stamp::given)
        .ifPresent(t -> all.add(c -> Stamp.ofUtc(text(c, "created_utc_timestamp")).isAfter(t)));
    request
        .param("filters[created_before]")
        .map(Stamp::given)
        .ifPresent(t -> all.add(c -> Stamp.ofUtc(text(c, "created_utc_timestamp")).isBefore(t)));
    request
        .param("search")
        .ifPresent(s -> all.add(c -> (text(c, "email") + text(c, "lastName")).contains(s)));
    return all;
  }

  private static Set<String> holders(List<ObjectNode> rows) {
    return rows.stream().map(r -> text(r, "contact")).collect(Collectors.toSet());
  }

  private static String text(ObjectNode row, String field) {
    return Json.text(row, field);
  }
}
