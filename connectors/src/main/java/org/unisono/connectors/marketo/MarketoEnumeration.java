package org.unisono.connectors.marketo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;

/// All programs, or all members of the programs in the scope. Marketo counts neither.
final class MarketoEnumeration implements Enumeration {
  private static final int MOST = 199;

  private final MarketoApi api;
  private final Programs programs;
  private final MemberExport export;
  private final RecordKind kind;
  private final Scope scope;

  MarketoEnumeration(
      MarketoApi api, Programs programs, MemberExport export, RecordKind kind, Scope scope) {
    this.api = api;
    this.programs = programs;
    this.export = export;
    this.kind = kind;
    this.scope = scope;
  }

  @Override
  public Reading<Page> page(Cursor cursor) {
    var exported = new HashMap<String, Set<RemoteRef>>();
    return Tried.reading(
        () ->
            switch (kind) {
              case CAMPAIGN -> counted(this::allPrograms);
              case MEMBER -> counted(() -> allMembers(exported));
              case LEAD, CONTACT, STATUS, CONSENT, LIST, DEAL, RESPONSE ->
                  throw new IllegalArgumentException("Marketo does not list " + kind);
            });
  }

  /// Read twice: what two readings agree on counts as the total, else there is none.
  private Page counted(Supplier<Set<RemoteRef>> listing) {
    var first = listing.get();
    var second = listing.get();
    var total = first.equals(second) ? OptionalLong.of(first.size()) : OptionalLong.empty();
    return new Page(List.copyOf(second), Cursor.START, true, total, api.rights());
  }

  private Set<RemoteRef> allPrograms() {
    var refs = new HashSet<RemoteRef>();
    ProgramWalk walk = ProgramWalk.BEGIN;
    while (walk != null) {
      var step = walk.step(programs, MOST, "");
      step.rows().forEach(r -> refs.add(new RemoteRef(kind, Json.text(r, "id"))));
      walk = step.next();
    }
    return refs;
  }

  private Set<RemoteRef> allMembers(Map<String, Set<RemoteRef>> exported) {
    var refs = new HashSet<RemoteRef>();
    for (var twin : scope.twins()) {
      var id = twin.campaign().id();
      // A program that is not seen proves nothing about its members.
      var program =
          programs
              .find(id)
              .orElseThrow(() -> new Denied(404, "702", null, "Program " + id + " is not seen."));
      refs.addAll(members(id, programs.statuses(program), exported));
    }
    return refs;
  }

  /// A file says itself how many it holds, and is not made twice.
  private Set<RemoteRef> members(
      String program, List<String> statuses, Map<String, Set<RemoteRef>> exported) {
    var known = exported.get(program);
    if (known != null) {
      return known;
    }
    try {
      return listed(program, statuses);
    } catch (Denied denied) {
      if (!MemberExport.isCrowded(denied)) {
        throw denied;
      }
      var all = export.all(program, statuses);
      exported.put(program, all);
      return all;
    }
  }

  private Set<RemoteRef> listed(String program, List<String> statuses) {
    var memberships = new Memberships(api);
    var refs = new HashSet<RemoteRef>();
    var token = "";
    do {
      var page = memberships.page(program, statuses, Memberships.MOST, token);
      page.path("result").forEach(row -> refs.add(Memberships.record(row).ref()));
      token = page.path("moreResult").asBoolean(false) ? Json.text(page, "nextPageToken") : "";
    } while (!token.isEmpty());
    return refs;
  }
}
