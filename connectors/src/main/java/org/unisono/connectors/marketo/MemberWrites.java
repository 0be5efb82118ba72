package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/// Writes statuses, 300 people in a call, and our mark on those that we add.
final class MemberWrites {
  /// @param marker null for one who is a member already
  record Wanted(int at, RemoteRef person, String status, @Nullable String marker) {}

  private final MarketoApi api;
  private final Memberships memberships;
  private final Results results;

  MemberWrites(MarketoApi api, Memberships memberships, Results results) {
    this.api = api;
    this.memberships = memberships;
    this.results = results;
  }

  void write(String program, List<Wanted> all) {
    var byStatus = new LinkedHashMap<String, List<Wanted>>();
    all.forEach(w -> byStatus.computeIfAbsent(w.status(), s -> new ArrayList<>()).add(w));
    byStatus.forEach(
        (status, wanted) -> {
          for (int from = 0; from < wanted.size(); from += Memberships.MOST) {
            var to = Math.min(wanted.size(), from + Memberships.MOST);
            batch(program, status, wanted.subList(from, to));
          }
        });
  }

  private void batch(String program, String status, List<Wanted> wanted) {
    var denied = new HashMap<String, Denied>();
    Trouble unclear = null;
    try {
      var body = Json.object().put("statusName", status);
      var input = body.putArray("input");
      ids(wanted).forEach(id -> input.addObject().put("leadId", id));
      for (var row : api.write(path(program, "status"), body).path("result")) {
        Refusals.skipped(row).ifPresent(no -> denied.put(Json.text(row, "leadId"), no));
      }
    } catch (Snag.Unclear snag) {
      // Setting a status twice is setting it once: it is read below.
      unclear = snag.trouble();
    } catch (Snag snag) {
      var result = Tried.notWritten(Tried.trouble(snag));
      wanted.forEach(w -> results.put(w.at(), result));
      return;
    }
    mark(program, wanted, denied);
    readBack(program, wanted, denied, unclear);
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
    if (markers.isEmpty()) {
      return;
    }
    var body = Json.object();
    var input = body.putArray("input");
    markers.forEach((id, m) -> input.addObject().put("leadId", id).put(People.MARKER, m));
    try {
      api.write(Memberships.path(program), body);
    } catch (Snag unmarked) {
      // They are members all the same; without the mark they are never taken out again.
    }
  }

  private void readBack(
      String program, List<Wanted> wanted, Map<String, Denied> denied, @Nullable Trouble unclear) {
    Map<String, JsonNode> after;
    try {
      after = memberships.of(program, ids(wanted));
    } catch (Snag unseen) {
      wanted.forEach(w -> results.put(w.at(), new PushResult.InDoubt(null)));
      return;
    }
    for (var one : wanted) {
      var id = one.person().id();
      results.put(one.at(), result(one, after.get(id), denied.get(id), unclear));
    }
  }

  private static PushResult result(
      Wanted one, @Nullable JsonNode row, @Nullable Denied no, @Nullable Trouble unclear) {
    if (row != null && Memberships.status(row).equals(one.status())) {
      var effect = one.marker() == null ? Effect.CHANGED : Effect.CREATED;
      return new PushResult.Written(Memberships.record(row), effect, List.of());
    }
    if (no != null && no.code().equals("1037") && row != null) {
      // A ladder goes up only: what they keep is told, and not tried again.
      return new PushResult.Projected(
          Memberships.record(row), Effect.UNCHANGED, Set.of(Memberships.STATUS));
    }
    if (no != null) {
      return no.code().equals("1004")
          ? new PushResult.Gone(one.person())
          : new PushResult.Refused(no.code(), no.field(), no.text());
    }
    return unclear == null ? new PushResult.InDoubt(one.marker()) : new PushResult.NotSent(unclear);
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
