package org.unisono.connectors.activecampaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;

/// Campaigns, one at a time. A tag's name is unique there, so one that is made twice is refused.
final class CampaignShelf implements Shelf {
  private final Tags tags;

  CampaignShelf(Tags tags) {
    this.tags = tags;
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public List<RemoteField> fields() {
    return Tags.fields();
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    var seen = new HashMap<String, Seen>();
    for (var id : ids) {
      tags.campaign(id).ifPresent(tag -> seen.put(id, new Seen.Live(Tags.record(tag))));
    }
    return seen;
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    var seen = new HashMap<String, Seen>();
    for (var marker : markers) {
      tags.named(Tags.PREFIX + marker)
          .ifPresent(tag -> seen.put(marker, new Seen.Live(Tags.record(tag))));
    }
    return seen;
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    for (var draft : drafts) {
      tags.make(Tags.PREFIX + draft.marker(), text(draft, "tagType"), text(draft, Tags.NAME));
    }
    return Map.of();
  }

  private static String text(Draft draft, String field) {
    var standIn = field.equals("tagType") ? "contact" : "";
    return draft.given().get(field) instanceof Image.Filled(var raw) ? raw : standIn;
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    for (var draft : drafts) {
      tags.change(Objects.requireNonNull(draft.ref()).id(), draft.given());
    }
    return Map.of();
  }
}
