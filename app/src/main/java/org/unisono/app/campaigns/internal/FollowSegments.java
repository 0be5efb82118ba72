package org.unisono.app.campaigns.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.FactListener;
import org.unisono.app.jobs.Lane;
import org.unisono.app.people.PeopleChanged;
import org.unisono.app.segments.Segments;

/// Keeps campaigns in step with the segments that are their targets, when the people change whom a
/// segment speaks of.
@Component
class FollowSegments implements FactListener<PeopleChanged> {

  private final AudienceStore audiences;
  private final Segments segments;
  private final LetIn letIn;

  FollowSegments(AudienceStore audiences, Segments segments, LetIn letIn) {
    this.audiences = audiences;
    this.segments = segments;
    this.letIn = letIn;
  }

  @Override
  public String name() {
    return "campaigns.followSegments";
  }

  @Override
  public Class<PeopleChanged> fact() {
    return PeopleChanged.class;
  }

  @Override
  public Lane lane() {
    return Lane.BULK;
  }

  @Override
  public void on(PeopleChanged fact) {
    List<UUID> people = new ArrayList<>(fact.created());
    people.addAll(fact.changed());
    for (var audience : audiences.keptToSegments()) {
      var in = new HashSet<>(segments.among(Objects.requireNonNull(audience.segmentId()), people));
      letIn.add(audience, people.stream().filter(in::contains).toList());
      letIn.leave(audience, people.stream().filter(p -> !in.contains(p)).toList());
    }
  }
}
