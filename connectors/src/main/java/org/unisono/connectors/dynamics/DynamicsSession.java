package org.unisono.connectors.dynamics;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unisono.connector.Account;
import org.unisono.connector.Asset;
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
import org.unisono.connectors.dynamics.RowChanges.Sense;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.http.Wire;
import org.unisono.connectors.reading.RollChanges;
import org.unisono.connectors.reading.SmallerPages;
import org.unisono.connectors.writing.Seen;

/// An organisation in use.
final class DynamicsSession implements Session {
  /// Each roll is read whole, so that small pages of it save nothing.
  private static final int SMALLEST_PAGE = 200;

  private static final int LARGEST_PAGE = 5_000;
  private static final int MOST_ADDRESSES = 20;

  private final DynamicsApi api;
  private final Describes describes;
  private final Rows rows;
  private final Rolls rolls;
  private final Account account;
  private final Wire wire;
  private final int pageSize;

  DynamicsSession(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
    api = new DynamicsApi(account, wire);
    describes = new Describes(api);
    rows = new Rows(api, describes, account);
    rolls = new Rolls(api, describes, account);
    pageSize = Math.min(LARGEST_PAGE, account.number("pageSize", LARGEST_PAGE));
  }

  DynamicsApi api() {
    return api;
  }

  Describes describes() {
    return describes;
  }

  @Override
  public Reading<Optional<String>> instance() {
    return Tried.reading(
        () ->
            Optional.of(Json.text(api.get("WhoAmI", Lane.CONSENT, 1), "OrganizationId"))
                .filter(id -> !id.isEmpty()));
  }

  @Override
  public Reading<List<RemoteField>> fields(RecordKind kind) {
    return Tried.reading(
        () ->
            switch (kind) {
              case CAMPAIGN, LEAD, CONTACT, DEAL -> describes.fields(Entity.of(kind));
              case MEMBER -> Projections.ofMember();
              case STATUS -> Projections.ofStatus(rolls.codes());
              case CONSENT, LIST, RESPONSE -> List.of();
            });
  }

  @Override
  public ChangeSource changes(Stream stream, Scope scope) {
    return SmallerPages.of(
        source(stream, scope), account, a -> new DynamicsSession(a, wire).source(stream, scope));
  }

  private ChangeSource source(Stream stream, Scope scope) {
    return switch (stream) {
      case CAMPAIGNS -> rows(List.of(Entity.CAMPAIGN), Sense.RECORDS);
      case PEOPLE -> rows(List.of(Entity.LEAD, Entity.CONTACT), Sense.RECORDS);
      case CONSENT -> rows(List.of(Entity.LEAD, Entity.CONTACT), Sense.CONSENT);
      case DEALS -> rows(List.of(Entity.DEAL), Sense.RECORDS);
      case MEMBERS, RESPONSES ->
          new RollChanges(rolls::told, scope, Math.max(SMALLEST_PAGE, pageSize));
      case STATUSES, LISTS -> cursor -> Reading.of(new ChangePage(List.of(), cursor, true));
    };
  }

  private ChangeSource rows(List<Entity> entities, Sense sense) {
    return new RowChanges(api, rows, entities, sense, pageSize);
  }

  @Override
  public Enumeration enumerate(RecordKind kind, Scope scope) {
    return new DynamicsEnumeration(api, rolls, kind, scope, pageSize);
  }

  @Override
  public Reading<Optional<RemoteRecord>> read(RemoteRef ref) {
    return Tried.reading(
        () ->
            shelf(ref.kind())
                .map(shelf -> live(shelf.byIds(List.of(ref.id()))))
                .flatMap(found -> found.stream().findFirst()));
  }

  /// The lists of ours that stand on the campaign.
  @Override
  public Reading<List<Parts.Part>> parts(RemoteRef campaign) {
    return Tried.reading(() -> rolls.ours(campaign.id()));
  }

  @Override
  public Reading<List<Listener>> listeners() {
    return Tried.reading(() -> new Automations(api, account).listeners());
  }

  @Override
  public Reading<List<RemoteRecord>> byMarker(RecordKind kind, String marker) {
    return Tried.reading(
        () -> shelf(kind).map(s -> live(s.byMarkers(List.of(marker)))).orElse(List.of()));
  }

  private Optional<EntityShelf> shelf(RecordKind kind) {
    var automations = new Automations(api, account);
    return Entity.find(kind).map(e -> new EntityShelf(api, rows, describes, automations, e));
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
  public Reading<List<RemoteUser>> users() {
    return Tried.reading(() -> Owners.all(api, pageSize));
  }

  @Override
  public Reading<Optional<URI>> page(RemoteRef campaign) {
    return Reading.of(
        Optional.of(
            account.at("/main.aspx?pagetype=entityrecord&etn=campaign&id=" + campaign.id())));
  }

  @Override
  public Reading<List<Asset>> belonging(RemoteRef campaign) {
    return Tried.reading(() -> new Activities(api, describes).of(campaign));
  }

  @Override
  public Reading<List<RemoteRecord>> peopleAt(List<String> addresses) {
    return Tried.reading(
        () -> {
          var people = new ArrayList<RemoteRecord>();
          for (int from = 0; from < addresses.size(); from += MOST_ADDRESSES) {
            var part = addresses.subList(from, Math.min(addresses.size(), from + MOST_ADDRESSES));
            people.addAll(at(Entity.LEAD, part));
            people.addAll(at(Entity.CONTACT, part));
          }
          return people;
        });
  }

  /// Who was merged away, or became a contact, is looked for no more.
  private List<RemoteRecord> at(Entity entity, List<String> addresses) {
    var filter =
        addresses.stream()
            .map(address -> "emailaddress1 eq " + DynamicsApi.quoted(address))
            .collect(Collectors.joining(" or "));
    return rows.where(entity, filter).stream()
        .filter(row -> Rows.became(entity, row).isEmpty())
        .map(row -> rows.record(entity, row, null, Lane.ORDINARY))
        .toList();
  }

  @Override
  public List<PushResult> push(List<Push> pushes) {
    return new DynamicsPushes(api, rows, describes, rolls, account).push(pushes);
  }
}
