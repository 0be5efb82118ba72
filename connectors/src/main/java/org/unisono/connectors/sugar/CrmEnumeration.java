package org.unisono.connectors.sugar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.sugar.Site.Clause;
import org.unisono.connectors.sugar.Site.Is;
import org.unisono.connectors.sugar.Site.Query;

/// All records of a kind, or all members of the twins in the scope.
final class CrmEnumeration implements Enumeration {

  private static final int MOST = 100;

  private final Site site;
  private final RecordKind kind;
  private final Scope scope;

  CrmEnumeration(Site site, RecordKind kind, Scope scope) {
    this.site = site;
    this.kind = kind;
    this.scope = scope;
  }

  @Override
  public Reading<Page> page(Cursor cursor) {
    return Tried.reading(
        () ->
            switch (kind) {
              case MEMBER -> members();
              case CAMPAIGN -> records(List.of(CrmModule.CAMPAIGNS), cursor.text());
              case CONTACT -> records(List.of(CrmModule.CONTACTS), cursor.text());
              case LEAD -> records(List.of(CrmModule.LEADS, CrmModule.PROSPECTS), cursor.text());
              case DEAL -> records(List.of(CrmModule.DEALS), cursor.text());
              case STATUS, CONSENT, LIST, RESPONSE ->
                  throw new IllegalArgumentException("there is no listing of " + kind);
            });
  }

  /// Without a total where a list did not give as many as it counts: then it proves nothing.
  private Page members() {
    var rolls = new Rolls(site);
    var refs = new ArrayList<RemoteRef>();
    boolean whole = true;
    for (var twin :
        scope.twins().stream().sorted(Comparator.comparing(t -> t.campaign().id())).toList()) {
      var roll = rolls.readAll(twin);
      whole &= roll.whole();
      roll.members(twin).forEach(m -> refs.add(m.ref()));
    }
    var total = whole ? OptionalLong.of(refs.size()) : OptionalLong.empty();
    return new Page(refs, Cursor.START, true, total, site.rights());
  }

  /// By id, from the last one seen; only an empty answer is an end.
  private Page records(List<CrmModule> modules, String cursor) {
    var parts = cursor.isEmpty() ? new String[] {"0", ""} : cursor.split(":", 2);
    int at = Integer.parseInt(parts[0]);
    var module = modules.get(at);
    var after = parts[1];
    var clauses = after.isEmpty() ? List.<Clause>of() : List.of(new Clause("id", Is.MORE, after));
    var asked = List.of(CrmModule.MODIFIED);
    var rows =
        site.find(new Query(module.module(), asked, clauses, "id", MOST, Lane.ORDINARY)).stream()
            .filter(r -> !CrmRows.isTrue(r, "deleted"))
            .toList();
    var refs = rows.stream().map(r -> module.ref(Json.text(r, "id"))).toList();
    if (!rows.isEmpty()) {
      var next = at + ":" + Json.text(rows.getLast(), "id");
      return new Page(refs, new Cursor(next), false, OptionalLong.empty(), site.rights());
    }
    boolean last = at == modules.size() - 1;
    var next = new Cursor(last ? cursor : at + 1 + ":");
    return new Page(refs, next, last, last ? total(modules) : OptionalLong.empty(), site.rights());
  }

  private OptionalLong total(List<CrmModule> modules) {
    long total = 0;
    for (var module : modules) {
      long count = site.count(module.module());
      if (count < 0) {
        return OptionalLong.empty();
      }
      total += count;
    }
    return OptionalLong.of(total);
  }
}
