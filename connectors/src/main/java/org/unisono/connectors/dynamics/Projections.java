package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;

/// Fields of what is no row there: members, and their statuses.
final class Projections {
  private Projections() {}

  static List<RemoteField> ofMember() {
    return List.of(
        new RemoteField(
            RecordKind.MEMBER,
            Rolls.STATUS,
            Rolls.STATUS,
            Type.CHOICE,
            Use.WRITABLE,
            250,
            List.of(),
            Rolls.STATUS),
        new RemoteField(
            RecordKind.MEMBER,
            Rolls.RECEIVED,
            Rolls.RECEIVED,
            Type.MOMENT,
            Use.READ_ONLY,
            0,
            List.of(),
            "firstResponse"));
  }

  /// Labels that every campaign has there. An opt-out is none of them.
  static List<RemoteField> ofStatus(Map<String, String> codes) {
    var labels = new ArrayList<String>();
    labels.add(Ladder.LISTED);
    codes.forEach((code, label) -> labels.add(code.equals(Ladder.DO_NOT_SEND) ? "" : label));
    labels.removeIf(String::isEmpty);
    return List.of(
        new RemoteField(
            RecordKind.STATUS, "label", "label", Type.TEXT, Use.WRITABLE, 250, labels, "label"));
  }
}
