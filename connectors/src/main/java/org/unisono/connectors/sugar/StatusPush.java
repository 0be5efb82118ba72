package org.unisono.connectors.sugar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Draft;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// The target list that stands for a status, made under a marker of campaign and status, so that
/// making it twice makes it once, and attached to the campaign.
final class StatusPush {

  /// An id that was deleted is taken for good; so often a list is made under the next one.
  private static final int MOST_DELETED = 20;

  private final Site site;
  private final Lists lists;

  StatusPush(Site site, Lists lists) {
    this.site = site;
    this.lists = lists;
  }

  PushResult ensure(Parts twin, Rung rung) {
    try {
      var known = twin.ofStatus(rung.label());
      return known.isPresent()
          ? written(twin, rung, Effect.UNCHANGED, known.get().id())
          : made(twin, rung);
    } catch (Denied denied) {
      return new PushResult.Refused(denied.code(), denied.field(), denied.text());
    } catch (Snag.Unclear unclear) {
      // The same push finds it, or makes it.
      return new PushResult.NotSent(unclear.trouble());
    } catch (Snag.Stuck stuck) {
      return Tried.notWritten(stuck.trouble());
    }
  }

  private PushResult made(Parts twin, Rung rung) {
    var campaign = twin.campaign().id();
    var mailing = lists.mailing(campaign);
    if (mailing.isPresent()) {
      throw mailing.get();
    }
    for (int before = 0; ; before++) {
      var marker = Lists.marker(campaign, rung.label(), before);
      var known = marked(marker);
      var denied = known.isEmpty() ? make(campaign, rung, marker) : null;
      if (denied == null) {
        var list = known.or(() -> marked(marker)).orElseThrow(StatusPush::notHeld);
        var id = Json.text(list, "id");
        site.link("Campaigns", campaign, Rolls.LINK, Rolls.LISTS, List.of(id));
        return written(twin, rung, known.isEmpty() ? Effect.CREATED : Effect.UNCHANGED, id);
      }
      if (!denied.code().equals(SuiteCreates.DELETED) || before == MOST_DELETED) {
        throw denied;
      }
    }
  }

  private Optional<JsonNode> marked(String marker) {
    var found = site.marked(Rolls.LISTS, List.of(marker), List.of("name"));
    return Optional.ofNullable(found.get(marker));
  }

  private @Nullable Denied make(String campaign, Rung rung, String marker) {
    var values = Json.object().put("name", name(campaign, rung)).put("list_type", "default");
    var draft = Draft.make(0, marker, Map.of(), Map.of());
    return site.make(Rolls.LISTS, List.of(draft), List.of(values)).get(draft);
  }

  private static Denied notHeld() {
    return new Denied(400, "notHeld", null, "The list was not kept.");
  }

  private String name(String campaign, Rung rung) {
    var row = site.read("Campaigns", campaign, List.of("name"), Lane.ORDINARY);
    if (row.isEmpty()) {
      throw new Denied(404, "campaignMissing", null, "The campaign is not there.");
    }
    var name = Json.text(row.get(), "name");
    return Lists.OURS + name.substring(0, Math.min(name.length(), 180)) + " · " + rung.label();
  }

  private static PushResult written(Parts twin, Rung rung, Effect effect, String list) {
    var ref = new RemoteRef(RecordKind.STATUS, twin.campaign().id() + "/" + rung.label());
    var links = Map.of(RemoteRecord.Link.CAMPAIGN, twin.campaign());
    var label = Map.of("label", Image.of(rung.label()));
    var part = new Part(Role.STATUS_LIST, list, rung.label(), rung.rank());
    return new PushResult.Written(
        new RemoteRecord(ref, label, links, null, null), effect, List.of(part));
  }
}
