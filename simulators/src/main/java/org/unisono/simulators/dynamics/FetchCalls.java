package org.unisono.simulators.dynamics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.dynamics.fetch.Fetch;
import tools.jackson.databind.node.ObjectNode;

/// Answers `?fetchXml=`: pages by number, with a cookie for the next one.
final class FetchCalls {
  private static final int LARGEST_PAGE = 5_000;
  private static final String CRM = "@Microsoft.Dynamics.CRM.";

  private final Organization org;
  private final Shown shown;

  FetchCalls(Organization org, Shown shown) {
    this.org = org;
    this.shown = shown;
  }

  Reply answer(Table table, Request request) {
    var fetch = FetchRun.parse(request.param("fetchXml").orElse(""));
    FetchRun.require(table, fetch);
    if (fetch.page() > 1 && org.faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      org.sessions.expireAll();
    }
    boolean annotated = request.header("prefer").contains("odata.include-annotations");
    var run = new FetchRun(org);
    var joined = run.run(fetch);
    var rows =
        fetch.aggregate()
            ? new FetchSums(fetch, run).of(joined, annotated)
            : joined.stream().map(r -> row(fetch, run, r, annotated)).toList();
    var found = fetch.distinct() ? List.copyOf(new LinkedHashSet<>(rows)) : rows;
    int bound = fetch.top() == 0 ? found.size() : Math.min(fetch.top(), found.size());
    int size = fetch.count() == 0 ? LARGEST_PAGE : Math.min(fetch.count(), LARGEST_PAGE);
    int from = Math.min(bound, (fetch.page() - 1) * size);
    int to = Math.min(bound, from + size);
    var context = org.baseUrl + "/api/data/v9.2/$metadata#" + table.set();
    var body = Json.object().put("@odata.context", context);
    if (fetch.total()) {
      body.put("@odata.count", Math.min(LARGEST_PAGE, bound));
      body.put(CRM + "totalrecordcount", Math.min(LARGEST_PAGE, bound));
      body.put(CRM + "totalrecordcountlimitexceeded", bound > LARGEST_PAGE);
    }
    boolean more = to < bound;
    if (annotated) {
      body.put(CRM + "morerecords", more);
      if (more) {
        body.put(CRM + "fetchxmlpagingcookie", cookie(fetch.page(), table, found, from, to));
      }
    }
    body.set("value", Json.array(found.subList(from, to)));
    return Reply.ok(body).with("OData-Version", "4.0");
  }

  /// The cookie within the cookie is encoded twice, as Dataverse does it.
  private static String cookie(int page, Table table, List<ObjectNode> found, int from, int to) {
    var first = Json.text(found.get(from), table.key());
    var last = Json.text(found.get(to - 1), table.key());
    var inner =
        "<cookie page=\"%d\"><%s last=\"{%s}\" first=\"{%s}\" /></cookie>"
            .formatted(page, table.key(), last, first);
    return "<cookie pagenumber=\"%d\" pagingcookie=\"%s\" istracking=\"False\" />"
        .formatted(page + 1, encoded(encoded(inner)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private ObjectNode row(
      Fetch fetch, FetchRun run, Map<String, ObjectNode> rows, boolean annotated) {
    var entity = fetch.entity();
    var table = run.tables().getOrDefault("", org.tables.named(entity.table()));
    var select = new ArrayList<String>();
    for (var column : entity.columns()) {
      select.add(run.conditions().column(table, column.column()).property());
    }
    var root = rows.getOrDefault("", Json.object());
    boolean all = entity.all() || (select.isEmpty() && entity.links().isEmpty());
    var of = all ? "" : select.isEmpty() ? table.key() : String.join(",", select);
    var row = shown.row(table, root, of, "", annotated);
    if (fetch.distinct() && !select.contains(table.key())) {
      row.remove(table.key());
      row.remove("@odata.etag");
    }
    for (var column : entity.columns()) {
      var property = run.conditions().column(table, column.column()).property();
      if (!column.alias().isEmpty()) {
        row.set(column.alias(), row.remove(property));
      }
    }
    entity.links().forEach(link -> linked(link, run, rows, row, annotated));
    return row;
  }

  /// The columns of what is joined stand under `alias.column`.
  private void linked(
      Fetch.Entity link,
      FetchRun run,
      Map<String, ObjectNode> rows,
      ObjectNode into,
      boolean annotated) {
    var table = run.tables().getOrDefault(link.alias(), org.tables.named(link.table()));
    var row = rows.getOrDefault(link.alias(), Json.object());
    var names = new ArrayList<>(link.columns());
    if (link.all()) {
      table.columns().forEach(c -> names.add(new Fetch.Shown(c.name(), "")));
    }
    for (var wanted : names) {
      var column = run.conditions().column(table, wanted.column());
      var name = wanted.alias().isEmpty() ? link.alias() + "." + column.name() : wanted.alias();
      var value = row.path(column.property());
      // What is empty is left out.
      if (!value.isMissingNode() && !value.isNull()) {
        into.set(name, value);
        var label = Values.formatted(column, row);
        if (annotated && !label.isEmpty()) {
          into.put(name + Shown.FORMATTED, label);
        }
      }
    }
    link.links().forEach(inner -> linked(inner, run, rows, into, annotated));
  }
}
