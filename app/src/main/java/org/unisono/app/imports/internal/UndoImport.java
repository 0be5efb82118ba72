package org.unisono.app.imports.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Members;
import org.unisono.app.imports.internal.ImportStore.RowResult;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.LongJob;
import org.unisono.app.jobs.Task;
import org.unisono.app.jobs.Turns;
import org.unisono.app.people.People;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Takes an import back, from its last row to its first. What somebody has changed since stays.
@Component
class UndoImport implements LongJob {

  static final String KIND = "imports.undo";
  private static final int BATCH = 500;

  private final ImportStore store;
  private final People people;
  private final Members members;
  private final InstantSource clock;
  private final ObjectMapper json;

  UndoImport(
      ImportStore store, People people, Members members, InstantSource clock, ObjectMapper json) {
    this.store = store;
    this.people = people;
    this.members = members;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.BULK;
  }

  @Override
  public void run(Task task, Turns turns) {
    var id = UUID.fromString(task.payload().path("importId").asString());
    var campaign = store.work(id).mapping().campaignId();
    long before = Long.MAX_VALUE;
    while (true) {
      var rows = store.changed(id, before, BATCH);
      if (rows.isEmpty()) {
        break;
      }
      turns.turn(
          () -> {
            if (campaign != null) {
              members.withdraw(campaign, id, persons(rows, "added"));
              members.takeBack(campaign, id, persons(rows, "raised"));
              members.takeBack(campaign, id, persons(rows, "reactivated"));
            }
            people.restoreAll(
                rows.stream().filter(r -> r.before() != null).map(this::replaced).toList());
            people.withdraw(
                rows.stream()
                    .filter(r -> r.outcome().equals("created"))
                    .map(r -> Objects.requireNonNull(r.personId()))
                    .toList());
            return true;
          });
      before = rows.getLast().row();
    }
    turns.turn(
        () -> {
          store.finish(id, "undone", clock.instant());
          return true;
        });
  }

  private static List<UUID> persons(List<RowResult> rows, String member) {
    return rows.stream()
        .filter(r -> member.equals(r.member()))
        .map(r -> Objects.requireNonNull(r.personId()))
        .toList();
  }

  private People.Replaced replaced(RowResult row) {
    return new People.Replaced(
        Objects.requireNonNull(row.personId()),
        (ObjectNode) json.readTree(Objects.requireNonNull(row.before())));
  }
}
