package org.unisono.simulators.pardot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// What comes back of a row: the fields asked for, and those of related objects, up to three away.
final class Shown {
  private static final int DEEPEST = 3;
  private static final Map<String, Kind> RELATED =
      Map.ofEntries(
          Map.entry("campaign", Kind.CAMPAIGNS),
          Map.entry("parentCampaign", Kind.CAMPAIGNS),
          Map.entry("prospect", Kind.PROSPECTS),
          Map.entry("prospectAccount", Kind.PROSPECT_ACCOUNTS),
          Map.entry("list", Kind.LISTS),
          Map.entry("email", Kind.EMAILS),
          Map.entry("listEmail", Kind.LIST_EMAILS),
          Map.entry("emailTemplate", Kind.EMAIL_TEMPLATES),
          Map.entry("form", Kind.FORMS),
          Map.entry("formHandler", Kind.FORM_HANDLERS),
          Map.entry("landingPage", Kind.LANDING_PAGES),
          Map.entry("customRedirect", Kind.CUSTOM_REDIRECTS),
          Map.entry("file", Kind.FILES),
          Map.entry("opportunity", Kind.OPPORTUNITIES),
          Map.entry("visitor", Kind.VISITORS),
          Map.entry("visit", Kind.VISITS),
          Map.entry("lifecycleStage", Kind.LIFECYCLE_STAGES),
          Map.entry("previousStage", Kind.LIFECYCLE_STAGES),
          Map.entry("nextStage", Kind.LIFECYCLE_STAGES),
          Map.entry("folder", Kind.FOLDERS),
          Map.entry("layoutTemplate", Kind.LAYOUT_TEMPLATES),
          Map.entry("trackerDomain", Kind.TRACKER_DOMAINS),
          Map.entry("tag", Kind.TAGS),
          Map.entry("user", Kind.USERS),
          Map.entry("assignedTo", Kind.USERS),
          Map.entry("createdBy", Kind.USERS),
          Map.entry("updatedBy", Kind.USERS));

  private final Unit unit;

  Shown(Unit unit) {
    this.unit = unit;
  }

  List<String> fields(Kind kind, Request request) {
    var asked = request.param("fields").orElse("");
    if (asked.isBlank()) {
      throw PardotRefused.invalid("The fields parameter is required.");
    }
    var fields = Arrays.stream(asked.split(",")).map(String::trim).toList();
    for (var field : fields) {
      if (!isKnown(kind, field, DEEPEST)) {
        throw PardotRefused.invalid("Invalid fields requested: " + field);
      }
    }
    return fields;
  }

  private boolean isKnown(Kind kind, String field, int levels) {
    var removed = unit.faults.text(Fault.REMOVED_FIELD, "prospects.phone").orElse("");
    if (removed.equalsIgnoreCase(kind.plural() + "." + field)) {
      return false;
    }
    int dot = field.indexOf('.');
    if (dot < 0) {
      return kind.has(field);
    }
    var related = RELATED.get(field.substring(0, dot));
    return related != null
        && levels > 0
        && kind.has(field.substring(0, dot) + "Id")
        && isKnown(related, field.substring(dot + 1), levels - 1);
  }

  ObjectNode row(Kind kind, ObjectNode row, List<String> fields) {
    var shown = Json.object();
    for (var field : fields) {
      place(row, field, shown);
    }
    unit.faults
        .text(Fault.UNKNOWN_PICKLIST_VALUE, "visitor-activities.typeName=Zombie")
        .filter(t -> t.startsWith(kind.plural() + ".") && t.contains("="))
        .ifPresent(
            t -> {
              var field = t.substring(kind.plural().length() + 1, t.indexOf('='));
              if (shown.has(field)) {
                shown.put(field, t.substring(t.indexOf('=') + 1));
              }
            });
    return shown;
  }

  private void place(ObjectNode row, String field, ObjectNode shown) {
    int dot = field.indexOf('.');
    if (dot < 0) {
      copy(row, field, shown);
    } else {
      related(row, field.substring(0, dot), field.substring(dot + 1), shown);
    }
  }

  private void related(ObjectNode row, String name, String field, ObjectNode shown) {
    var kind = RELATED.get(name);
    var found = kind == null ? null : unit.table(kind).find(Json.text(row, name + "Id"));
    if (found == null || found.isEmpty()) {
      shown.putNull(name);
    } else {
      var part = shown.get(name) instanceof ObjectNode there ? there : shown.putObject(name);
      place(found.get(), field, part);
    }
  }

  private static void copy(ObjectNode from, String field, ObjectNode to) {
    if (from.has(field)) {
      to.set(field, from.get(field));
    } else {
      to.putNull(field);
    }
  }
}
