package org.unisono.connectors.hubspot;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Listener;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.RemoteUser;
import org.unisono.connector.Scope;
import org.unisono.connector.Session;
import org.unisono.connector.Stream;
import org.unisono.connector.Topic;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.http.Wire;
import org.unisono.connectors.reading.RollChanges;
import org.unisono.connectors.reading.SmallerPages;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;

/// A portal in use.
final class HubSpotSession implements Session {

  private final HubSpotApi api;
  private final HubSpotRecords records;
  private final Account account;
  private final Wire wire;
  private final int pageSize;

  HubSpotSession(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
    api = new HubSpotApi(account, wire);
    records = new HubSpotRecords(api, account);
    pageSize = account.number("pageSize", 100);
  }

  HubSpotApi api() {
    return api;
  }

  @Override
  public Reading<Optional<String>> instance() {
    return Tried.reading(
        () ->
            Optional.of(Json.text(api.get("/account-info/v3/details", Lane.CONSENT), "portalId"))
                .filter(id -> !id.isEmpty()));
  }

  @Override
  public Reading<List<RemoteField>> fields(RecordKind kind) {
    return Tried.reading(
        () ->
            switch (kind) {
              case MEMBER, STATUS -> List.of(status(kind));
              case CAMPAIGN, CONTACT, DEAL -> records.fields(HubSpotKind.of(kind));
              case LEAD, CONSENT, LIST, RESPONSE -> List.<RemoteField>of();
            });
  }

  /// The four states of an event; any other text is a list of that name.
  private static RemoteField status(RecordKind kind) {
    return new RemoteField(
        kind,
        kind == RecordKind.MEMBER ? Rolls.STATUS : "label",
        "Status",
        RemoteField.Type.TEXT,
        RemoteField.Use.WRITABLE,
        0,
        kind == RecordKind.STATUS ? StatusPush.STATES.stream().sorted().toList() : List.of(),
        kind == RecordKind.MEMBER ? "status" : "label");
  }

  @Override
  public ChangeSource changes(Stream stream, Scope scope) {
    return SmallerPages.of(
        source(stream, scope), account, a -> new HubSpotSession(a, wire).source(stream, scope));
  }

  private ChangeSource source(Stream stream, Scope scope) {
    return switch (stream) {
      case CAMPAIGNS -> new CampaignChanges(api, records, pageSize);
      case PEOPLE -> new SearchChanges(api, records, HubSpotKind.CONTACT, pageSize);
      case DEALS -> new SearchChanges(api, records, HubSpotKind.DEAL, pageSize);
      case MEMBERS, RESPONSES -> new RollChanges(new Rolls(api)::told, scope, pageSize);
      case CONSENT -> new ConsentChanges(api);
      case STATUSES, LISTS -> cursor -> Reading.of(new ChangePage(List.of(), cursor, true));
    };
  }

  @Override
  public Enumeration enumerate(RecordKind kind, Scope scope) {
    return new HubSpotEnumeration(api, kind, scope);
  }

  @Override
  public Reading<Optional<RemoteRecord>> read(RemoteRef ref) {
    return found(ref.kind(), shelf -> shelf.byIds(List.of(ref.id())))
        .map(found -> found.stream().findFirst());
  }

  /// Marketing events that somebody has put on the campaign.
  @Override
  public Reading<List<Parts.Part>> parts(RemoteRef campaign) {
    var path =
        "/marketing/v3/campaigns/" + HubSpotApi.encoded(campaign.id()) + "/assets/MARKETING_EVENT";
    return Tried.reading(
        () ->
            api.get(path)
                .path("results")
                .valueStream()
                .map(e -> new Parts.Part(Parts.Role.EVENT, Json.text(e, "id"), "", 0))
                .toList());
  }

  @Override
  public Reading<List<Listener>> listeners() {
    return Tried.reading(() -> new Automations(api, account).listeners());
  }

  @Override
  public Reading<List<RemoteRecord>> byMarker(RecordKind kind, String marker) {
    return found(kind, shelf -> shelf.byMarkers(List.of(marker)));
  }

  private Reading<List<RemoteRecord>> found(
      RecordKind kind, Function<Shelf, Map<String, Seen>> look) {
    return Tried.reading(
        () ->
            switch (kind) {
              case CAMPAIGN -> live(look.apply(new CampaignShelf(api, records)));
              case CONTACT -> live(look.apply(contacts()));
              case LEAD, MEMBER, STATUS, CONSENT, LIST, DEAL, RESPONSE -> List.of();
            });
  }

  private ContactShelf contacts() {
    return new ContactShelf(api, records, new Automations(api, account));
  }

  private static List<RemoteRecord> live(Map<String, Seen> seen) {
    var live = new ArrayList<RemoteRecord>();
    for (var one : seen.values()) {
      if (one instanceof Seen.Live(var record)) {
        live.add(record);
      }
    }
    return live;
  }

  @Override
  public Reading<List<Topic>> topics() {
    return Tried.reading(() -> ConsentChanges.topics(api));
  }

  @Override
  public Reading<List<RemoteUser>> users() {
    return Tried.reading(() -> new Owners(api).all());
  }

  @Override
  public Reading<Optional<URI>> page(RemoteRef campaign) {
    return Tried.reading(() -> api.page("/details/" + campaign.id()));
  }

  @Override
  public Reading<List<RemoteRecord>> peopleAt(List<String> addresses) {
    var shelf = contacts();
    return Tried.reading(
        () -> {
          var people = new ArrayList<RemoteRecord>();
          for (int from = 0; from < addresses.size(); from += shelf.most()) {
            var part = addresses.subList(from, Math.min(addresses.size(), from + shelf.most()));
            shelf
                .byAddresses(part)
                .forEach(row -> people.add(records.record(HubSpotKind.CONTACT, row)));
          }
          return people;
        });
  }

  @Override
  public List<PushResult> push(List<Push> pushes) {
    return new HubSpotPushes(api, records, account).push(pushes);
  }
}
