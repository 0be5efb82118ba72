package org.unisono.app.campaigns.internal;

import org.springframework.stereotype.Component;
import org.unisono.app.jobs.FactListener;
import org.unisono.app.jobs.Lane;
import org.unisono.app.segments.ListChanged;
import org.unisono.app.segments.Lists;

/// Keeps campaigns in step with the lists that are their targets.
@Component
class FollowList implements FactListener<ListChanged> {

  private final AudienceStore audiences;
  private final Lists lists;
  private final LetIn letIn;

  FollowList(AudienceStore audiences, Lists lists, LetIn letIn) {
    this.audiences = audiences;
    this.lists = lists;
    this.letIn = letIn;
  }

  @Override
  public String name() {
    return "campaigns.followList";
  }

  @Override
  public Class<ListChanged> fact() {
    return ListChanged.class;
  }

  @Override
  public Lane lane() {
    return Lane.BULK;
  }

  @Override
  public void on(ListChanged fact) {
    var kept = audiences.keptToList(fact.list());
    if (kept.isEmpty()) {
      return;
    }
    var on = lists.among(fact.list(), fact.people());
    for (var audience : kept) {
      letIn.add(audience, fact.people().stream().filter(on::contains).toList());
      letIn.leave(audience, fact.people().stream().filter(p -> !on.contains(p)).toList());
    }
  }
}
