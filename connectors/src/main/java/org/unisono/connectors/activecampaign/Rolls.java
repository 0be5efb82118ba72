package org.unisono.connectors.activecampaign;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;

/// Who wears the status tags of a campaign.
final class Rolls {
  static final String STATUS = "status";

  /// Members of rolls that are kept for a listing; more would take too much memory.
  private static final int KEPT = 200_000;

  /// @param statuses contact id → status
  /// @param wearers id of a status tag → who wears it
  /// @param whole whether each tag has as many as the vendor has counted
  record Roll(Map<String, String> statuses, Map<String, Set<String>> wearers, boolean whole) {}

  private final ActiveCampaignApi api;
  private final Map<Parts, Roll> kept = new HashMap<>();

  Rolls(ActiveCampaignApi api) {
    this.api = api;
  }

  static List<RemoteField> fields() {
    return List.of(
        new RemoteField(
            RecordKind.MEMBER,
            STATUS,
            "Tag",
            RemoteField.Type.TEXT,
            RemoteField.Use.WRITABLE,
            0,
            List.of(),
            "status"));
  }

  /// All of it, as it is now.
  Roll read(Parts twin) {
    var walk = new Walk(twin, _ -> {});
    while (walk.hasNext()) {
      walk.next();
    }
    return walk.roll();
  }

  static List<Part> tagsOf(Parts twin) {
    return twin.parts().stream().filter(p -> p.role() == Role.STATUS_LIST).toList();
  }

  /// Who is in a campaign, told as they are read.
  Iterator<RemoteRecord> members(Parts twin) {
    kept.remove(twin);
    return new Walk(twin, roll -> keep(twin, roll));
  }

  private void keep(Parts twin, Roll roll) {
    long members = kept.values().stream().mapToLong(r -> r.statuses().size()).sum();
    if (members + roll.statuses().size() <= KEPT) {
      kept.put(twin, roll);
    }
  }

  /// Goes through a roll, page by page: of several tags that one contact wears, the one with the
  /// highest rank counts, and is read first. In a tag it goes by id, upwards: a page that is short
  /// or comes twice costs a call; the end is a page that holds all that is left.
  private final class Walk implements Iterator<RemoteRecord> {
    private final Parts twin;
    private final Consumer<Roll> read;
    private final Map<String, String> statuses = new HashMap<>();
    private final Map<String, Set<String>> wearers = new HashMap<>();
    private final Deque<Part> tags;
    private final Deque<RemoteRecord> page = new ArrayDeque<>();
    private @Nullable Part tag;
    private String last = "0";
    private long total;
    private boolean whole = true;

    /// @param read is told of the roll when it has been read
    private Walk(Parts twin, Consumer<Roll> read) {
      this.twin = twin;
      this.read = read;
      var highestFirst = Comparator.comparingInt(Part::rank).reversed();
      tags = new ArrayDeque<>(tagsOf(twin).reversed().stream().sorted(highestFirst).toList());
    }

    @Override
    public boolean hasNext() {
      while (page.isEmpty() && (tag != null || !tags.isEmpty())) {
        readOn();
      }
      return !page.isEmpty();
    }

    @Override
    public RemoteRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException("nobody else is in " + twin.campaign().id());
      }
      return page.remove();
    }

    private void readOn() {
      var at = tag;
      if (at == null) {
        at = tags.remove();
        tag = at;
        last = "0";
        total = -1;
      }
      var wearing = wearers.computeIfAbsent(at.id(), _ -> new HashSet<>());
      var path = "/contacts?tagid=%s&status=-1&limit=%d&orders%%5Bid%%5D=ASC&id_greater=%s";
      var answer = api.get(path.formatted(at.id(), ActiveCampaignApi.MOST, last));
      var contacts = answer.path("contacts");
      for (var contact : contacts) {
        last = Json.text(contact, "id");
        wearing.add(last);
        if (statuses.putIfAbsent(last, at.label()) == null) {
          page.add(member(twin, last, at.label()));
        }
      }
      total = total < 0 ? ActiveCampaignApi.total(answer) : total;
      if (ActiveCampaignApi.isLast(answer, contacts)) {
        whole &= wearing.size() == total;
        tag = null;
        if (tags.isEmpty()) {
          read.accept(roll());
        }
      }
    }

    private Roll roll() {
      return new Roll(statuses, wearers, whole);
    }
  }

  /// The roll that this run has read already, once; or read now.
  Roll listed(Parts twin) {
    var known = kept.remove(twin);
    return known == null ? read(twin) : known;
  }

  static RemoteRecord member(Parts twin, String contact, String status) {
    var campaign = twin.campaign();
    return new RemoteRecord(
        new RemoteRef(RecordKind.MEMBER, campaign.id() + "/" + contact),
        Map.of(STATUS, Image.of(status)),
        Map.of(Link.CAMPAIGN, campaign, Link.PERSON, new RemoteRef(RecordKind.CONTACT, contact)),
        null,
        null);
  }
}
