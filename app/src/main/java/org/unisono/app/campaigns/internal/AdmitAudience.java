package org.unisono.app.campaigns.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Audience;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.jobs.Jobs;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.LongJob;
import org.unisono.app.jobs.NewTask;
import org.unisono.app.jobs.Task;
import org.unisono.app.jobs.Turns;
import org.unisono.app.segments.Lists;
import org.unisono.app.segments.Segments;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes the people of a target members, some hundred at a time; a crash goes on behind the last.
@Component
public class AdmitAudience implements LongJob {

  private static final String KIND = "campaigns.admitAudience";
  private static final int BATCH = 500;

  private final AudienceStore store;
  private final LetIn letIn;
  private final Lists lists;
  private final Segments segments;
  private final Jobs jobs;

  AdmitAudience(AudienceStore store, LetIn letIn, Lists lists, Segments segments, Jobs jobs) {
    this.store = store;
    this.letIn = letIn;
    this.lists = lists;
    this.segments = segments;
    this.jobs = jobs;
  }

  public void begin(UUID audience) {
    var payload = JsonNodeFactory.instance.objectNode().put("audienceId", audience.toString());
    jobs.add(NewTask.of(KIND, Lane.BULK, payload));
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
    var id = UUID.fromString(task.payload().path("audienceId").asString());
    boolean more = true;
    while (more) {
      more = turns.turn(() -> turn(id));
    }
  }

  /// Ends as well when the audience has been detached meanwhile.
  private boolean turn(UUID id) {
    var audience = store.find(id);
    if (audience.isEmpty()) {
      return false;
    }
    var page = people(audience.get());
    if (page.items().isEmpty()) {
      store.finish(id);
      return false;
    }
    var count = letIn.add(audience.get(), page.items());
    store.advance(
        id, page.items().getLast(), page.items().size(), count.admitted(), count.refused());
    return true;
  }

  private Page<UUID> people(Audience audience) {
    var after = store.position(audience.id()).map(p -> List.of(p.toString())).orElse(List.of());
    var request = new PageRequest(BATCH, after, _ -> "");
    if (audience.listId() != null) {
      return lists.members(audience.listId(), request);
    }
    return audience.segmentId() == null
        ? new Page<>(List.of(), null)
        : segments.members(audience.segmentId(), request);
  }
}
