package org.unisono.connectors.marketo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Csv;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;

/// Makes many people by one file. A file would change whoever has the address already: they are
/// looked up first, and refused as the ordinary call refuses them. All else is the other shelf's.
final class BulkPeopleShelf implements Shelf {
  /// Of rows of the longest kind these are less than the 10 MB of a file.
  private static final int MOST = 9_000;

  private static final int LONGEST_ROW = 1_000;

  private final PeopleShelf one;
  private final Addresses addresses;
  private final Automations automations;
  private final Imports imports;

  BulkPeopleShelf(PeopleShelf one, Addresses addresses, Automations automations, Imports imports) {
    this.one = one;
    this.addresses = addresses;
    this.automations = automations;
    this.imports = imports;
  }

  /// New people who can go into a file: each with an address that no other of them has, and of a
  /// usual length.
  static List<Draft> fitting(List<Draft> drafts) {
    var fitting = new ArrayList<Draft>();
    var met = new HashSet<String>();
    for (var draft : drafts) {
      boolean fits =
          draft.ref() == null
              && Addresses.isPlain(address(draft))
              && length(draft) <= LONGEST_ROW
              && met.add(Imports.key(address(draft)));
      if (fits) {
        fitting.add(draft);
      }
    }
    return fitting;
  }

  private static String address(Draft draft) {
    return text(draft, Imports.ADDRESS);
  }

  private static String text(Draft draft, String field) {
    return draft.given().get(field) instanceof Image.Filled(var raw) ? raw : "";
  }

  private static int length(Draft draft) {
    var cells = draft.given().keySet().stream().map(name -> text(draft, name)).toList();
    return Csv.row(cells).getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public List<RemoteField> fields() {
    return one.fields();
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    return one.byIds(ids);
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    var seen = new HashMap<String, Seen>();
    for (int from = 0; from < markers.size(); from += one.most()) {
      var to = Math.min(markers.size(), from + one.most());
      seen.putAll(one.byMarkers(markers.subList(from, to)));
    }
    return seen;
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    return one.change(drafts);
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    var started = automations.onNewPerson();
    if (started.isPresent()) {
      return PeopleShelf.all(drafts, started.get());
    }
    var taken = addresses.taken(drafts.stream().map(BulkPeopleShelf::address).toList());
    var denied = new HashMap<Draft, Denied>();
    var free = new ArrayList<Draft>();
    for (var draft : drafts) {
      if (taken.contains(Imports.key(address(draft)))) {
        denied.put(draft, new Denied(400, "1005", Imports.ADDRESS, "Lead already exists"));
      } else {
        free.add(draft);
      }
    }
    if (!free.isEmpty()) {
      var failed = imports.leads(csv(free));
      for (var draft : free) {
        var no = failed.get(Imports.key(address(draft)));
        if (no != null) {
          denied.put(draft, no);
        }
      }
    }
    return denied;
  }

  private static String csv(List<Draft> drafts) {
    Set<String> names = new LinkedHashSet<>();
    drafts.forEach(d -> names.addAll(d.given().keySet()));
    var head = new ArrayList<>(names);
    head.add(People.MARKER);
    var csv = new StringBuilder(Csv.row(head));
    for (var draft : drafts) {
      var cells = new ArrayList<String>();
      names.forEach(name -> cells.add(text(draft, name)));
      cells.add(String.valueOf(draft.marker()));
      csv.append(Csv.row(cells));
    }
    return csv.toString();
  }
}
