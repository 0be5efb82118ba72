package org.unisono.connectors.sugar;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.unisono.connector.Change;
import org.unisono.connector.Change.Evidence;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// What rows mean: a record that is there, was converted, or was deleted.
final class PeopleNews {

  private final CrmRows rows;
  private final int pageSize;

  PeopleNews(CrmRows rows, int pageSize) {
    this.rows = rows;
    this.pageSize = pageSize;
  }

  /// Contacts first: who a lead became is known before the lead is told to have become it.
  ChangeSource people() {
    return new InTurn(
        List.of(of(CrmModule.CONTACTS), of(CrmModule.LEADS), of(CrmModule.PROSPECTS)));
  }

  ChangeSource of(CrmModule module) {
    return new Sweep(rows, module, pageSize, row -> change(module, row));
  }

  private RemoteRecord record(CrmModule module, JsonNode row) {
    var record = rows.record(module, row, null);
    return module == CrmModule.DEALS ? withPerson(record) : record;
  }

  /// The first of the contacts on a deal.
  private RemoteRecord withPerson(RemoteRecord deal) {
    var contacts = rows.site().linked("Opportunities", deal.ref().id(), "contacts", "Contacts");
    var links = new LinkedHashMap<>(deal.links());
    contacts.ids().stream()
        .min(Comparator.naturalOrder())
        .ifPresent(id -> links.put(Link.PERSON, CrmModule.CONTACTS.ref(id)));
    return new RemoteRecord(deal.ref(), deal.fields(), links, deal.marker(), deal.modified());
  }

  private Change change(CrmModule module, JsonNode row) {
    var ref = module.ref(Json.text(row, "id"));
    if (CrmRows.isTrue(row, "deleted") || CrmRows.isTrue(row, "_deleted")) {
      return new Change.Deleted(ref, Evidence.DELETE_FEED, CrmRows.stamp(row));
    }
    var contact = Json.text(row, "contact_id");
    if (module == CrmModule.LEADS && CrmRows.isTrue(row, "converted") && !contact.isEmpty()) {
      return new Change.Converted(ref, CrmModule.CONTACTS.ref(contact));
    }
    var lead = Json.text(row, "lead_id");
    return module == CrmModule.PROSPECTS && !lead.isEmpty()
        ? new Change.Converted(ref, CrmModule.LEADS.ref(lead))
        : new Change.Upserted(record(module, row));
  }
}
