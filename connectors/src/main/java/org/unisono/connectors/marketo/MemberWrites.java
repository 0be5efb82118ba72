package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Results;
import tools.jackson.databind.JsonNode;

/// Writes statuses, 300 people in a call or many in a file, and our mark on those that we add.
final class MemberWrites {
  /// @param marker null for one who is a member already
  record Wanted(int at, RemoteRef person, String status, @Nullable String marker) {}

  private enum Way {
    CALL,
    FILE
  }

  private final MarketoApi api;
  private final Memberships memberships;
  private final MemberImports imports;
  private final Results results;

  MemberWrites(MarketoApi api, Memberships memberships, MemberImports imports, Results results) {
    this.api = api;
    this.memberships = memberships;
    this.imports = imports;
    this.results = results;
  }

  void write(String program, List<Wanted> all) {
    var byStatus = new LinkedHashMap<String, List<Wanted>>();
    all.forEach(w -> byStatus.computeIfAbsent(w.status(), s -> new ArrayList<>()).add(w));
    byStatus.forEach(
        (status, wanted) -> {
          var ofFile = imports.fitting(ids(wanted));
          var inFile = wanted.stream().filter(w -> ofFile.containsKey(w.person().id())).toList();
          var rest = wanted.stream().filter(w -> !ofFile.containsKey(w.person().id())).toList();
          for (var part : parts(inFile, MemberImports.MOST)) {
            file(program, status, part, ofFile);
          }
          batches(program, status, rest);
        });
  }

  private static List<List<Wanted>> parts(List<Wanted> wanted, int most) {
    var parts = new ArrayList<List<Wanted>>();
    for (int from = 0; from < wanted.size(); from += most) {
      parts.add(wanted.subList(from, Math.min(wanted.size(), from + most)));
    }
    return parts;
  }

  private void batches(String program, String status, List<Wanted> wanted) {
    for (var part : parts(wanted, Memberships.MOST)) {
      try {
        write(program, part, Way.CALL, () -> batch(program, status, part));
      } catch (Denied no) {
        var result = Tried.notWritten(Tried.trouble(no));
        part.forEach(w -> results.put(w.at(), result));
      }
    }
  }

  private void file(
      String program, String status, List<Wanted> wanted, Map<String, String> addresses) {
    var rows = new LinkedHashMap<>(addresses);
    rows.keySet().retainAll(new HashSet<>(ids(wanted)));
    try {
      write(program, wanted, Way.FILE, () -> imports.write(program, status, rows));
    } catch (Denied notTaken) {
      batches(program, status, wanted);
    }
  }

  private Map<String, Denied> batch(String program, String status, List<Wanted> wanted) {
    var body = Json.object().put("statusName", status);
    var input = body.putArray("input");
    ids(wanted).forEach(id -> input.addObject().put("leadId", id));
    var denied = new HashMap<String, Denied>();
    for (var row : api.write(path(program, "status"), body).path("result")) {
      Refusals.skipped(row).ifPresent(no -> denied.put(Json.text(row, "leadId"), no));
    }
    return denied;
  }

  /// @param write answers who was refused, by id; denied as a whole it rises
  private void write(
      String program, List<Wanted> wanted, Way way, Supplier<Map<String, Denied>> write) {
    Map<String, Denied> denied = Map.of();
    Trouble unclear = null;
    try {
      denied = write.get();
    } catch (Snag.Unclear snag) {
      // Setting a status twice is setting it once: it is read below.
      unclear = snag.trouble();
    } catch (Snag.Stuck snag) {
      var result = Tried.notWritten(snag.trouble());
      wanted.forEach(w -> results.put(w.at(), result));
      return;
    }
    mark(program, wanted, denied);
    readBack(program, wanted, way, denied, unclear);
  }

  private static List<String> ids(List<Wanted> wanted) {
    return wanted.stream().map(w -> w.person().id()).distinct().toList();
  }

  private static String path(String program, String what) {
    return "/rest/v1/programs/" + program + "/members/" + what + ".json";
  }

  private void mark(String program, List<Wanted> wanted, Map<String, Denied> denied) {
    var markers = new LinkedHashMap<String, String>();
    for (var one : wanted) {
      var marker = one.marker();
      if (marker != null && !denied.containsKey(one.person().id())) {
        markers.put(one.person().id(), marker);
      }
    }
    var marked = List.copyOf(markers.entrySet());
    for (int from = 0; from < marked.size(); from += Memberships.MOST) {
      mark(program, marked.subList(from, Math.min(marked.size(), from + Memberships.MOST)));
    }
  }

  private void mark(String program, List<Map.Entry<String, String>> markers) {
    var body = Json.object();
    var input = body.putArray("input");
    for (var one : markers) {
      input.addObject().put("leadId", one.getKey()).put(People.MARKER, one.getValue());
    }
    try {
      api.write(Memberships.path(program), body);
    } catch (Snag unmarked) {
      // They are members all the same; without the mark they are never taken out again.
    }
  }

  private void readBack(
      String program,
      List<Wanted> wanted,
      Way way,
      Map<String, Denied> denied,
      @Nullable Trouble unclear) {
    Map<String, JsonNode> after;
    try {
      after = memberships.of(program, ids(wanted));
    } catch (Snag unseen) {
      wanted.forEach(w -> results.put(w.at(), new PushResult.InDoubt(null)));
      return;
    }
    for (var one : wanted) {
      var id = one.person().id();
      results.put(one.at(), result(one, way, after.get(id), denied.get(id), unclear));
    }
  }

  private static PushResult result(
      Wanted one, Way way, @Nullable JsonNode row, @Nullable Denied no, @Nullable Trouble unclear) {
    if (row != null && Memberships.status(row).equals(one.status())) {
      var effect = one.marker() == null ? Effect.CHANGED : Effect.CREATED;
      return new PushResult.Written(Memberships.record(row), effect, List.of());
    }
    if (no != null && no.code().equals(Refusals.ALREADY_PAST) && row != null) {
      // A ladder goes up only: what they keep is told, and not tried again.
      return new PushResult.Projected(
          Memberships.record(row), Effect.UNCHANGED, Set.of(Memberships.STATUS));
    }
    if (no != null) {
      return no.code().equals("1004")
          ? new PushResult.Gone(one.person())
          : new PushResult.Refused(no.code(), no.field(), no.text());
    }
    // A file may be worked on later than we look.
    boolean mayCome = way == Way.FILE && one.marker() != null;
    return unclear == null || mayCome
        ? new PushResult.InDoubt(one.marker())
        : new PushResult.NotSent(unclear);
  }

  PushResult remove(String program, JsonNode row) {
    var member = Memberships.record(row);
    var body = Json.object();
    body.putArray("input").addObject().put("leadId", Json.text(row, "leadId"));
    try {
      var answer = api.write(path(program, "delete"), body).path("result").path(0);
      return Refusals.skipped(answer)
          .<PushResult>map(no -> new PushResult.Refused(no.code(), no.field(), no.text()))
          .orElseGet(() -> new PushResult.Written(member, Effect.CHANGED, List.of()));
    } catch (Snag.Unclear unclear) {
      return new PushResult.InDoubt(member.marker());
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }
}
