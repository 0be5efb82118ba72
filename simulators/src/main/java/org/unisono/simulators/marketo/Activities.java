package org.unisono.simulators.marketo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The log of what happened to people, in the order in which it was written.
final class Activities {
  static final int NEW_LEAD = 12;
  static final int CHANGE_VALUE = 13;
  static final int ADD_TO_LIST = 24;
  static final int REMOVE_FROM_LIST = 25;
  static final int FILL_OUT_FORM = 2;
  static final int MERGE = 32;
  static final int ADD_TO_OPPORTUNITY = 34;
  static final int REMOVE_FROM_OPPORTUNITY = 35;
  static final int UPDATE_OPPORTUNITY = 36;
  static final int DELETE = 37;
  static final int SEND_EMAIL = 6;
  static final int CHANGE_STATUS = 104;
  static final int CHANGE_MEMBER_DATA = 123;

  private final SimulatedClock clock;
  private final Faults faults;
  private final Sessions sessions;
  private final List<ObjectNode> log = new ArrayList<>();

  Activities(SimulatedClock clock, Faults faults, Sessions sessions) {
    this.clock = clock;
    this.faults = faults;
    this.sessions = sessions;
  }

  /// @param assetId what it is about (a program, a list, a field); 0 for nothing
  void add(int type, long leadId, long assetId, String asset, Map<String, ?> attributes) {
    long id = log.size() + 1L;
    var row = Json.object().put("id", id).put("marketoGUID", String.valueOf(1_000_000 + id));
    row.put("leadId", leadId).put("activityDate", MarketoTime.text(clock.stamp()));
    row.put("activityTypeId", type);
    if (assetId > 0) {
      row.put("primaryAttributeValueId", assetId).put("primaryAttributeValue", asset);
    }
    var list = row.putArray("attributes");
    attributes.forEach(
        (name, value) -> list.addObject().put("name", name).set("value", Json.of(value)));
    log.add(row);
  }

  /// One of a customer's own kind, which is about a text.
  ObjectNode addCustom(int type, long leadId, String about, Map<String, ?> attributes) {
    add(type, leadId, 0, "", attributes);
    return log.getLast().put("primaryAttributeValue", about);
  }

  void filledOut(long leadId, long form, String name) {
    add(FILL_OUT_FORM, leadId, form, name, Map.of("Client IP Address", "127.0.0.1"));
  }

  /// The place of the first activity that is not older than the moment.
  int placeOf(String since) {
    var from = MarketoTime.parse(since);
    for (int i = 0; i < log.size(); i++) {
      if (!MarketoTime.parse(Json.text(log.get(i), "activityDate")).isBefore(from)) {
        return i;
      }
    }
    return log.size();
  }

  /// Looks at so many entries; gives those that fit, which may be none though there are more.
  ObjectNode page(int start, int size, Predicate<ObjectNode> fits) {
    if (start > 0 && faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      sessions.expireAll();
      throw MarketoRefused.expired();
    }
    boolean again = start > 0 && faults.take(Fault.DUPLICATE_PAGE);
    int from = Math.min(log.size(), again ? Math.max(0, start - size) : start);
    int end = Math.min(log.size(), from + size);
    boolean cut = log.size() > 1 && from < end && faults.take(Fault.MISSING_PAGE);
    if (cut) {
      end = from + (end - from) / 2;
    }
    var body = Envelope.success();
    var found = log.subList(from, end).stream().filter(fits).toList();
    if (!found.isEmpty()) {
      body.set("result", Json.array(found));
    }
    body.put("nextPageToken", Positions.token(end));
    return body.put("moreResult", end < log.size() && !cut);
  }

  List<ObjectNode> all() {
    return List.copyOf(log);
  }

  JsonNode state() {
    return Json.array(log);
  }

  void restore(JsonNode state) {
    log.clear();
    state.forEach(row -> log.add((ObjectNode) row));
  }
}
