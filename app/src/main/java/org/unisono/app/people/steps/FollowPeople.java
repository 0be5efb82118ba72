package org.unisono.app.people.steps;

import java.util.ArrayList;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.Triggers;
import org.unisono.app.jobs.FactListener;
import org.unisono.app.jobs.Lane;
import org.unisono.app.people.PeopleChanged;

/// Who waits in a flow for a rule or a date of their own is looked at again when they change.
@Component
class FollowPeople implements FactListener<PeopleChanged> {

  private final Triggers triggers;

  FollowPeople(Triggers triggers) {
    this.triggers = triggers;
  }

  @Override
  public String name() {
    return "people.wakeRuns";
  }

  @Override
  public Class<PeopleChanged> fact() {
    return PeopleChanged.class;
  }

  @Override
  public Lane lane() {
    return Lane.INTERACTIVE;
  }

  @Override
  public void on(PeopleChanged fact) {
    var people = new ArrayList<>(fact.created());
    people.addAll(fact.changed());
    triggers.changed(people);
  }
}
