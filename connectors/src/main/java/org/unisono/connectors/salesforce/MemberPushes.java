package org.unisono.connectors.salesforce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.salesforce.ActiveAutomation.Change;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.ReadWriteRead;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// Members, found by campaign and person: a merge gives their rows new ids.
final class MemberPushes {

  private record Wish(int at, Push push, String campaign, RemoteRef person) {}

  private final SalesforceApi api;
  private final Rows rows;
  private final SalesforceShelf shelf;
  private final Results results;
  private final Map<String, List<Wish>> byCampaign = new LinkedHashMap<>();

  MemberPushes(SalesforceApi api, Rows rows, SalesforceShelf shelf, Results results) {
    this.api = api;
    this.rows = rows;
    this.shelf = shelf;
    this.results = results;
  }

  void add(int at, Push.AddMember push) {
    add(new Wish(at, push, push.twin().campaign().id(), push.person()));
  }

  void add(int at, Push.SetMemberStatus push) {
    add(new Wish(at, push, push.twin().campaign().id(), push.person()));
  }

  void add(int at, Push.RemoveOwnedMember push) {
    add(new Wish(at, push, push.twin().campaign().id(), push.person()));
  }

  private void add(Wish wish) {
    byCampaign.computeIfAbsent(wish.campaign(), c -> new ArrayList<>()).add(wish);
  }

  /// One campaign after the other: parallel writes fight for the campaign's row.
  void run(int bulkThreshold) {
    for (var entry : byCampaign.entrySet()) {
      var drafts = new ArrayList<Draft>();
      try {
        var labels = labels(entry.getKey());
        var known = known(entry.getKey(), entry.getValue());
        for (var wish : entry.getValue()) {
          var draft = draft(wish, labels, known.get(wish.person().id()));
          if (draft != null) {
            drafts.add(draft);
          }
        }
      } catch (Snag snag) {
        entry
            .getValue()
            .forEach(w -> results.putIfNone(w.at(), Tried.notWritten(Tried.trouble(snag))));
        continue;
      }
      boolean many = drafts.stream().filter(d -> d.ref() == null).count() > bulkThreshold;
      ReadWriteRead.run(many ? new BulkShelf(shelf, api, Sobject.MEMBER) : shelf, drafts, results);
    }
  }

  private Set<String> labels(String campaign) {
    var labels = new HashSet<String>();
    rows.live(Sobject.STATUS, "CampaignId = " + Soql.text(campaign))
        .forEach(s -> labels.add(Json.text(s, "Label")));
    return labels;
  }

  private Map<String, JsonNode> known(String campaign, List<Wish> wishes) {
    var known = new HashMap<String, JsonNode>();
    look(campaign, "LeadId", ids(wishes, RecordKind.LEAD), known);
    look(campaign, "ContactId", ids(wishes, RecordKind.CONTACT), known);
    return known;
  }

  private static List<String> ids(List<Wish> wishes, RecordKind kind) {
    return wishes.stream()
        .map(Wish::person)
        .filter(person -> person.kind() == kind)
        .map(RemoteRef::id)
        .distinct()
        .toList();
  }

  private void look(String campaign, String field, List<String> ids, Map<String, JsonNode> known) {
    for (int from = 0; from < ids.size(); from += SalesforceShelf.MOST) {
      var part = ids.subList(from, Math.min(ids.size(), from + SalesforceShelf.MOST));
      var where =
          "CampaignId = %s AND %s IN %s".formatted(Soql.text(campaign), field, Soql.in(part));
      rows.live(Sobject.MEMBER, where).forEach(row -> known.put(Json.text(row, field), row));
    }
  }

  /// What is left to write, or null with the result put.
  private @Nullable Draft draft(Wish wish, Set<String> labels, @Nullable JsonNode row) {
    return switch (wish.push()) {
      case Push.AddMember add when isUnknown(wish, labels, add.status()) -> null;
      case Push.SetMemberStatus set when isUnknown(wish, labels, set.status()) -> null;
      case Push.AddMember add -> added(wish, add, row);
      case Push.SetMemberStatus set -> changed(wish, set, row);
      case Push.RemoveOwnedMember remove -> removed(wish, remove, row);
      case Push _ -> throw new IllegalStateException("no push of members: " + wish.push());
    };
  }

  /// Salesforce would take the default instead, without a word.
  private boolean isUnknown(Wish wish, Set<String> labels, String status) {
    boolean unknown = !labels.contains(status);
    if (unknown) {
      results.put(
          wish.at(),
          new PushResult.Refused(
              "unknownStatus", "Status", status + " is no status of the campaign."));
    }
    return unknown;
  }

  private @Nullable Draft added(Wish wish, Push.AddMember add, @Nullable JsonNode row) {
    if (row != null) {
      var member = rows.record(Sobject.MEMBER, row);
      results.put(
          wish.at(),
          Json.text(row, "Status").equals(add.status())
              ? new PushResult.Written(member, Effect.UNCHANGED, List.of())
              : new PushResult.Moved(member));
      return null;
    }
    var person = wish.person().kind() == RecordKind.CONTACT ? "ContactId" : "LeadId";
    return Draft.make(
        wish.at(),
        add.marker(),
        Map.of("Status", Image.of(add.status())),
        Map.of("CampaignId", Image.of(wish.campaign()), person, Image.of(wish.person().id())));
  }

  private @Nullable Draft changed(Wish wish, Push.SetMemberStatus set, @Nullable JsonNode row) {
    if (row == null) {
      results.put(wish.at(), new PushResult.Gone(wish.person()));
      return null;
    }
    var expected = set.expected();
    return Draft.change(
        wish.at(),
        new RemoteRef(RecordKind.MEMBER, Json.text(row, "Id")),
        Map.of("Status", Image.of(set.status())),
        expected == null ? Map.of() : Map.of("Status", expected));
  }

  private @Nullable Draft removed(
      Wish wish, Push.RemoveOwnedMember remove, @Nullable JsonNode row) {
    if (row == null) {
      results.put(wish.at(), new PushResult.Gone(wish.person()));
    } else if (Json.text(row, Sobject.MARKER).isEmpty()) {
      results.put(
          wish.at(), new PushResult.Refused("notOurs", null, "Somebody else made this member."));
    } else if (remove.hasMoved(Image.of(Json.text(row, "Status")))) {
      results.put(wish.at(), new PushResult.Moved(rows.record(Sobject.MEMBER, row)));
    } else {
      results.put(wish.at(), remove(row));
    }
    return null;
  }

  private PushResult remove(JsonNode row) {
    var member = rows.record(Sobject.MEMBER, row);
    try {
      shelf.stopIfHeard(Change.DELETE);
      api.write("DELETE", "/sobjects/CampaignMember/" + member.ref().id());
      return new PushResult.Written(member, Effect.CHANGED, List.of());
    } catch (Snag.Denied denied) {
      return denied.status() == 404
          ? new PushResult.Gone(member.ref())
          : new PushResult.Refused(denied.code(), denied.field(), denied.text());
    } catch (Snag.Unclear unclear) {
      return new PushResult.InDoubt(member.marker());
    } catch (Snag.Stuck stuck) {
      return Tried.notWritten(stuck.trouble());
    }
  }
}
