package org.unisono.connectors.activecampaign;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;

/// All campaigns, contacts or deals, or all members of the campaigns in the scope. There is no feed
/// of deletions.
final class ActiveCampaignEnumeration implements Enumeration {
  private final ActiveCampaignApi api;
  private final Tags tags;
  private final Rolls rolls;
  private final RecordKind kind;
  private final Scope scope;

  ActiveCampaignEnumeration(
      ActiveCampaignApi api, Tags tags, Rolls rolls, RecordKind kind, Scope scope) {
    this.api = api;
    this.tags = tags;
    this.rolls = rolls;
    this.kind = kind;
    this.scope = scope;
  }

  @Override
  public Reading<Page> page(Cursor cursor) {
    return Tried.reading(
        () ->
            switch (kind) {
              case CAMPAIGN -> whole(allCampaigns());
              case MEMBER -> allMembers();
              case CONTACT -> whole(allContacts());
              case DEAL -> whole(allDeals());
              case LEAD, STATUS, CONSENT, LIST, RESPONSE ->
                  throw new IllegalArgumentException("ActiveCampaign does not list " + kind);
            });
  }

  /// Listings by offset are as long as the vendor counts, or are no listings.
  private Page whole(Set<RemoteRef> refs) {
    return page(refs, OptionalLong.of(refs.size()));
  }

  private Page page(Set<RemoteRef> refs, OptionalLong total) {
    return new Page(List.copyOf(refs), Cursor.START, true, total, api.rights());
  }

  private Set<RemoteRef> allCampaigns() {
    var refs = new HashSet<RemoteRef>();
    tags.campaigns().forEach(t -> refs.add(new RemoteRef(kind, Json.text(t, "id"))));
    return refs;
  }

  private Set<RemoteRef> allContacts() {
    var refs = new HashSet<RemoteRef>();
    api.all("/contacts?status=-1&orders%5Bid%5D=ASC", "contacts", Lane.ORDINARY)
        .forEach(c -> refs.add(new RemoteRef(kind, Json.text(c, "id"))));
    return refs;
  }

  private Set<RemoteRef> allDeals() {
    var refs = new HashSet<RemoteRef>();
    api.all(Deals.ALL, "deals", Lane.ORDINARY)
        .forEach(d -> refs.add(new RemoteRef(kind, Json.text(d, "id"))));
    return refs;
  }

  private Page allMembers() {
    var refs = new HashSet<RemoteRef>();
    boolean whole = true;
    for (var twin : scope.twins()) {
      var id = twin.campaign().id();
      // A campaign that is not seen proves nothing about its members.
      if (tags.campaign(id).isEmpty()) {
        throw new Denied(404, "404", null, "Campaign " + id + " is not seen.");
      }
      var roll = rolls.listed(twin);
      roll.statuses()
          .forEach((contact, status) -> refs.add(Rolls.member(twin, contact, status).ref()));
      // Nobody wears a tag that was deleted: that is no sign that they left the campaign.
      whole &= roll.whole() && tags.gone(twin, tags.statuses(id)).isEmpty();
    }
    return page(refs, whole ? OptionalLong.of(refs.size()) : OptionalLong.empty());
  }
}
