package org.unisono.app.activities.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.app.activities.Activities;
import org.unisono.app.activities.ActivityTypes;
import org.unisono.app.activities.NewActivity;
import org.unisono.core.Fault;
import org.unisono.core.Texts;

/// Whether an activity can be logged, before anybody is looked up.
final class ActivityCheck {

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
  private static final int LARGEST_PROPERTIES = 32_000;
  private static final int LONGEST_ID = 255;

  private ActivityCheck() {}

  static List<Fault> faults(NewActivity activity, Instant now) {
    List<Fault> faults = new ArrayList<>();
    if (!ActivityTypes.isKnown(activity.type())) {
      faults.add(
          new Fault(
              "/type",
              "unknownActivityType",
              "There is no type of activity {type}; your own begin with custom.",
              Map.of("type", activity.type())));
    }
    if (activity.personId() == null && activity.email() == null && activity.visitorId() == null) {
      faults.add(Fault.at("", "whoIsMissing", "Say who: personId, email or visitorId."));
    }
    Texts.fault("/id", activity.eventId(), LONGEST_ID).ifPresent(faults::add);
    Texts.fault("/visitorId", activity.visitorId(), LONGEST_ID).ifPresent(faults::add);
    time(activity.at(), now, faults);
    properties(activity, faults);
    return faults;
  }

  private static void time(
      @org.jspecify.annotations.Nullable Instant at, Instant now, List<Fault> faults) {
    if (at == null) {
      return;
    }
    if (at.isAfter(now.plus(CLOCK_SKEW))) {
      faults.add(Fault.at("/at", "inFuture", "This is more than ten minutes in the future."));
    } else if (at.isBefore(Activities.earliest(now))) {
      faults.add(Fault.at("/at", "tooOld", "This is more than 13 months ago."));
    }
  }

  private static void properties(NewActivity activity, List<Fault> faults) {
    var text = activity.properties().toString();
    if (text.length() > LARGEST_PROPERTIES) {
      faults.add(
          Fault.at(
              "/properties", "propertiesTooLarge", "At most 32,000 characters of properties."));
    } else if (text.contains("\\u0000")) {
      faults.add(
          Fault.at("/properties", "controlCharacter", "This text holds a control character."));
    }
  }
}
