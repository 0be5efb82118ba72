package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// Members, program by program: read, write the difference, read back.
final class MemberPushes {
  private record Wish(int at, Push push, RemoteRef person) {}

  private final Programs programs;
  private final Memberships memberships;
  private final Automations automations;
  private final MemberWrites writes;
  private final Results results;
  private final Map<String, List<Wish>> byProgram = new LinkedHashMap<>();

  MemberPushes(
      MarketoApi api,
      Programs programs,
      Automations automations,
      MemberImports imports,
      Results results) {
    this.programs = programs;
    this.memberships = new Memberships(api);
    this.automations = automations;
    this.writes = new MemberWrites(api, memberships, imports, results);
    this.results = results;
  }

  void add(int at, Push push, Parts twin, RemoteRef person) {
    byProgram
        .computeIfAbsent(twin.campaign().id(), p -> new ArrayList<>())
        .add(new Wish(at, push, person));
  }

  void run() {
    byProgram.forEach(
        (program, wishes) -> {
          try {
            run(program, wishes);
          } catch (Snag snag) {
            var result = Tried.notWritten(Tried.trouble(snag));
            wishes.forEach(w -> results.putIfNone(w.at(), result));
          }
        });
  }

  private void run(String id, List<Wish> wishes) {
    var program = programs.find(id);
    if (program.isEmpty()) {
      var gone = new PushResult.Gone(new RemoteRef(RecordKind.CAMPAIGN, id));
      wishes.forEach(w -> results.put(w.at(), gone));
      return;
    }
    var statuses = programs.statuses(program.get());
    var leads = wishes.stream().map(w -> w.person().id()).distinct().toList();
    var known = memberships.of(id, leads);
    var toWrite = new ArrayList<MemberWrites.Wanted>();
    for (var wish : wishes) {
      var row = known.get(wish.person().id());
      switch (wish.push()) {
        case Push.AddMember add when unknown(wish, statuses, add.status()) -> {}
        case Push.SetMemberStatus set when unknown(wish, statuses, set.status()) -> {}
        case Push.AddMember add -> added(wish, add, row, toWrite);
        case Push.SetMemberStatus set -> changed(wish, set, row, toWrite);
        case Push.RemoveOwnedMember remove -> removed(wish, remove, id, row);
        case Push other -> throw new IllegalStateException("no push of members: " + other);
      }
    }
    if (!toWrite.isEmpty()) {
      var started = automations.onMembers(Json.text(program.get(), "name"));
      started.ifPresentOrElse(
          no -> toWrite.forEach(w -> results.put(w.at(), refused(no))),
          () -> writes.write(id, toWrite));
    }
  }

  private boolean unknown(Wish wish, List<String> statuses, String status) {
    if (statuses.contains(status)) {
      return false;
    }
    var message = status + " is no status of the program's channel.";
    results.put(wish.at(), new PushResult.Refused("unknownStatus", Memberships.STATUS, message));
    return true;
  }

  private void added(
      Wish wish, Push.AddMember add, @Nullable JsonNode row, List<MemberWrites.Wanted> toWrite) {
    if (row == null) {
      toWrite.add(new MemberWrites.Wanted(wish.at(), wish.person(), add.status(), add.marker()));
    } else if (Memberships.status(row).equals(add.status())) {
      results.put(wish.at(), unchanged(row));
    } else {
      results.put(wish.at(), new PushResult.Moved(Memberships.record(row)));
    }
  }

  private void changed(
      Wish wish,
      Push.SetMemberStatus set,
      @Nullable JsonNode row,
      List<MemberWrites.Wanted> toWrite) {
    if (row == null) {
      results.put(wish.at(), new PushResult.Gone(wish.person()));
      return;
    }
    var expected = set.expected();
    var now = Image.of(Memberships.status(row));
    if (Memberships.status(row).equals(set.status())) {
      results.put(wish.at(), unchanged(row));
    } else if (expected != null && !expected.equals(now)) {
      results.put(wish.at(), new PushResult.Moved(Memberships.record(row)));
    } else {
      toWrite.add(new MemberWrites.Wanted(wish.at(), wish.person(), set.status(), null));
    }
  }

  private static PushResult unchanged(JsonNode row) {
    return new PushResult.Written(Memberships.record(row), Effect.UNCHANGED, List.of());
  }

  private void removed(
      Wish wish, Push.RemoveOwnedMember remove, String program, @Nullable JsonNode row) {
    if (row == null) {
      results.put(wish.at(), new PushResult.Gone(wish.person()));
    } else if (Json.text(row, People.MARKER).isEmpty()) {
      results.put(
          wish.at(), new PushResult.Refused("notOurs", null, "Somebody else made this member."));
    } else if (remove.hasMoved(Image.of(Memberships.status(row)))) {
      results.put(wish.at(), new PushResult.Moved(Memberships.record(row)));
    } else {
      results.put(wish.at(), writes.remove(program, row));
    }
  }

  private static PushResult refused(Denied no) {
    return new PushResult.Refused(no.code(), no.field(), no.text());
  }
}
