package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.reading.RollChanges;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// The status tags of campaigns: told whole each time, made where one is missing.
final class Statuses implements ChangeSource {
  private final Tags tags;
  private final Scope scope;

  Statuses(Tags tags, Scope scope) {
    this.tags = tags;
    this.scope = scope;
  }

  static List<RemoteField> fields() {
    return List.of(
        new RemoteField(
            RecordKind.STATUS,
            "label",
            "Tag",
            RemoteField.Type.TEXT,
            RemoteField.Use.READ_ONLY,
            0,
            List.of(),
            "label"));
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> {
          var changes = new ArrayList<Change>();
          for (var twin : scope.twins()) {
            var standing = tags.statuses(twin.campaign().id());
            standing.forEach(
                t -> changes.add(new Change.Upserted(record(twin.campaign(), Tags.label(t)))));
            changes.addAll(RollChanges.deleted(tags.gone(twin, standing)));
          }
          return new ChangePage(changes, cursor, true);
        });
  }

  private static RemoteRecord record(RemoteRef campaign, String label) {
    return new RemoteRecord(
        new RemoteRef(RecordKind.STATUS, campaign.id() + "/" + label),
        Map.of("label", Image.of(label)),
        Map.of(Link.CAMPAIGN, campaign),
        null,
        null);
  }

  /// Found again by its name, so that making it twice makes it once.
  static PushResult ensure(Tags tags, Push.EnsureStatus push) {
    var campaign = push.twin().campaign();
    var rung = push.rung();
    try {
      var head = tags.campaign(campaign.id());
      if (head.isEmpty()) {
        return new PushResult.Gone(campaign);
      }
      var name = Tags.statusName(campaign.id(), rung.label());
      var known = tags.named(name);
      var tag = known.orElseGet(() -> made(tags, name, head.get(), rung.label()));
      var part =
          new Parts.Part(Parts.Role.STATUS_LIST, Json.text(tag, "id"), rung.label(), rung.rank());
      var effect = known.isPresent() ? Effect.UNCHANGED : Effect.CREATED;
      return new PushResult.Written(record(campaign, rung.label()), effect, List.of(part));
    } catch (Denied denied) {
      return new PushResult.Refused(denied.code(), denied.field(), denied.text());
    } catch (Snag.Unclear unclear) {
      // The same push finds it, or makes it.
      return new PushResult.NotSent(unclear.trouble());
    } catch (Snag.Stuck stuck) {
      return Tried.notWritten(stuck.trouble());
    }
  }

  private static JsonNode made(Tags tags, String name, JsonNode campaign, String label) {
    return tags.make(name, "contact", Json.text(campaign, Tags.NAME) + ": " + label);
  }
}
