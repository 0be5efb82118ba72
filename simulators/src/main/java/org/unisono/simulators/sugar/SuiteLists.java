package org.unisono.simulators.sugar;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists of records as documents: filter, sort, page, fields.
final class SuiteLists {
  /// `list_max_entries_per_page`: what a page silently holds without `page[size]`.
  private static final int SILENT = 20;

  private final Crm crm;
  private final CrmTokens tokens;
  private final SuiteRows rows;

  SuiteLists(Crm crm, CrmTokens tokens, SuiteRows rows) {
    this.crm = crm;
    this.tokens = tokens;
    this.rows = rows;
  }

  ObjectNode document(Request request, CrmModule module, List<ObjectNode> all) {
    var filter = SuiteFilter.parse(crm, module, request.query());
    if (filter.asksForDeleted()) {
      refuseDeleted(module, filter);
    }
    var found = filter.apply(crm.visible(all)).stream().sorted(order(request, module)).toList();
    boolean sized = request.param("page[size]").isPresent();
    int size = Math.max(1, request.number("page[size]", SILENT));
    int number = Math.max(1, request.number("page[number]", 1));
    if (number > 1 && crm.faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      tokens.expireAll();
    }
    var page = CrmPages.of(found, (number - 1) * size, size, crm.faults);
    var body = Json.object();
    if (page.rows().isEmpty()) {
      body.putObject("meta").put("message", "Request was successful, but there is no result");
    } else if (sized) {
      int of = crm.switches.hasTotalsOfAll() ? all.size() : page.total();
      paged(body, request, page, new Pages(of, size, number));
    }
    var wanted = wanted(request, module);
    body.set(
        "data", Json.array(page.rows().stream().map(r -> rows.data(module, r, wanted)).toList()));
    return body;
  }

  /// A deleted row matches, is looked up among the living, and is not there.
  private void refuseDeleted(CrmModule module, SuiteFilter filter) {
    for (var row : filter.apply(crm.records.withDeleted(module))) {
      throw new SuiteRefused(
          "%s module with id %s is not found".formatted(module.object(), Json.text(row, "id")));
    }
  }

  private record Pages(int total, int size, int number) {
    int count() {
      return (total + size - 1) / size;
    }
  }

  private static void paged(ObjectNode body, Request request, CrmPages page, Pages all) {
    int pages = all.count();
    int number = all.number();
    body.putObject("meta")
        .put("total-pages", pages)
        .put("records-on-this-page", page.rows().size());
    var links = body.putObject("links");
    // The links are not encoded, and null where there is none.
    links.set("first", link(request, 1, number > 1));
    links.set("prev", link(request, number - 1, number > 1));
    links.set("next", link(request, number + 1, page.more()));
    links.set("last", link(request, pages, number < pages));
  }

  private static JsonNode link(Request request, int number, boolean there) {
    var path = request.path().replaceFirst("^.*(?=V8/)", "");
    return there ? Json.of("%s?page[number]=%d".formatted(path, number)) : Json.parse("null");
  }

  Set<String> wanted(Request request, CrmModule module) {
    var given =
        request
            .param("fields[%s]".formatted(module.module()))
            .or(() -> request.param("fields[%s]".formatted(module.object())));
    if (given.isEmpty()) {
      return Set.of();
    }
    var names = Stream.of(given.get().split(",")).collect(Collectors.toSet());
    for (var name : names) {
      if (!crm.hasField(module, name)) {
        throw new SuiteRefused(
            "The following field in %s module is not found: %s".formatted(module.object(), name));
      }
    }
    return names;
  }

  /// One field; without one, in no order that could be relied on.
  private Comparator<ObjectNode> order(Request request, CrmModule module) {
    var sort = request.param("sort").orElse("");
    if (sort.isEmpty()) {
      var salt = crm.switches.isOrderless() ? String.valueOf(crm.journal.apiCalls()) : "";
      return Comparator.comparingInt(r -> (Json.text(r, "id") + salt).hashCode());
    }
    var field = sort.replaceFirst("^-", "");
    if (!crm.hasField(module, field)) {
      throw new SuiteRefused(
          "Sort field %s in %s module is not found".formatted(field, module.object()));
    }
    // Rows that are equal come in any order, and not in the same one each time.
    long salt = crm.journal.apiCalls();
    Comparator<ObjectNode> by =
        Comparator.comparing(r -> Json.text(r, field).toLowerCase(Locale.ROOT));
    return (sort.startsWith("-") ? by.reversed() : by)
        .thenComparing(r -> (Json.text(r, "id") + salt).hashCode());
  }
}
