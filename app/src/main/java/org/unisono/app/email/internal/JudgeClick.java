package org.unisono.app.email.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.activities.Activities;
import org.unisono.app.activities.NewActivity;
import org.unisono.app.jobs.JobHandler;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.Outcome;
import org.unisono.app.jobs.Task;
import tools.jackson.databind.node.JsonNodeFactory;

/// Logs a click once it is known whether all the mail's links were fetched within seconds, as a
/// scanner does. A machine's click is logged as such and moves nothing.
@Component
class JudgeClick implements JobHandler {

  static final String KIND = "email.judgeClick";

  private final ClickStore store;
  private final Activities activities;

  JudgeClick(ClickStore store, Activities activities) {
    this.store = store;
    this.activities = activities;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.INTERACTIVE;
  }

  @Override
  public Outcome handle(Task task) {
    store.find(UUID.fromString(task.payload().path("hitId").asString())).ifPresent(this::log);
    return Outcome.DONE;
  }

  private void log(ClickStore.Hit hit) {
    if (hit.personId() == null) {
      return;
    }
    boolean machine = hit.machine() || isScan(hit);
    var properties =
        JsonNodeFactory.instance
            .objectNode()
            .put("deliveryId", hit.deliveryId().toString())
            .put("campaignId", hit.campaignId().toString())
            .put("templateId", hit.templateId().toString())
            .put("url", hit.target());
    activities.record(
        List.of(
            new NewActivity(
                "email.click",
                hit.id().toString(),
                "email.clicked",
                hit.personId(),
                null,
                machine ? null : hit.visitorId(),
                hit.at(),
                properties,
                machine)));
  }

  /// All of at least two links, or the only one together with the unsubscribe page.
  private boolean isScan(ClickStore.Hit hit) {
    var around = store.around(hit);
    var keys = store.keysOf(hit.deliveryId());
    return around.containsAll(keys) && (keys.size() > 1 || around.contains(""));
  }
}
