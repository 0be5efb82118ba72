package org.unisono.connectors.activecampaign;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.unisono.connector.Account;
import org.unisono.connector.Asset;
import org.unisono.connector.Automation;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Listener;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
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

/// An account in use.
final class ActiveCampaignSession implements Session {
  private final ActiveCampaignApi api;
  private final Account account;
  private final Wire wire;
  private final Tags tags;
  private final Contacts contacts;
  private final Rolls rolls;

  ActiveCampaignSession(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
    api = new ActiveCampaignApi(account, wire);
    tags = new Tags(api);
    contacts = new Contacts(api);
    rolls = new Rolls(api);
  }

  ActiveCampaignApi api() {
    return api;
  }

  Contacts contacts() {
    return contacts;
  }

  @Override
  public Reading<List<RemoteField>> fields(RecordKind kind) {
    return Tried.reading(
        () ->
            switch (kind) {
              case CAMPAIGN -> Tags.fields();
              case CONTACT -> contacts.fields();
              case MEMBER -> Rolls.fields();
              case STATUS -> Statuses.fields();
              case DEAL -> Deals.fields();
              case LEAD, CONSENT, LIST, RESPONSE -> List.<RemoteField>of();
            });
  }

  @Override
  public ChangeSource changes(Stream stream, Scope scope) {
    return SmallerPages.of(
        source(stream, scope),
        account,
        a -> new ActiveCampaignSession(a, wire).source(stream, scope));
  }

  private ChangeSource source(Stream stream, Scope scope) {
    return switch (stream) {
      case CAMPAIGNS -> new CampaignChanges(tags);
      case STATUSES -> new Statuses(tags, scope);
      case MEMBERS ->
          new RollChanges(
              twin -> RollChanges.Roll.of(rolls.members(twin)), scope, ActiveCampaignApi.MOST);
      case PEOPLE -> ContactChanges.ofPeople(api, contacts);
      case CONSENT -> ContactChanges.ofConsent(api);
      case DEALS -> new DealChanges(api, new Deals(api));
      case RESPONSES, LISTS -> cursor -> Reading.of(new ChangePage(List.of(), cursor, true));
    };
  }

  @Override
  public Enumeration enumerate(RecordKind kind, Scope scope) {
    return new ActiveCampaignEnumeration(api, tags, rolls, kind, scope);
  }

  @Override
  public Reading<Optional<RemoteRecord>> read(RemoteRef ref) {
    return found(ref.kind(), shelf -> shelf.byIds(List.of(ref.id())))
        .map(found -> found.stream().findFirst());
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
              case CAMPAIGN -> live(look.apply(new CampaignShelf(tags)));
              case CONTACT -> live(look.apply(contactShelf()));
              case LEAD, MEMBER, STATUS, CONSENT, LIST, DEAL, RESPONSE -> List.of();
            });
  }

  private ContactShelf contactShelf() {
    return new ContactShelf(api, contacts, new Automations(api, account), account);
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
    return Tried.reading(() -> new Consent(api).topics());
  }

  @Override
  public Reading<Optional<URI>> page(RemoteRef campaign) {
    return Reading.of(Optional.of(api.page("/app/contacts?tagid=" + campaign.id())));
  }

  @Override
  public Reading<List<RemoteRecord>> peopleAt(List<String> addresses) {
    return Tried.reading(() -> addresses.stream().flatMap(a -> contacts.at(a).stream()).toList());
  }

  @Override
  public Reading<List<Asset>> assets(Asset.Kind kind) {
    return Tried.reading(() -> new Assets(api).latest(kind));
  }

  @Override
  public Reading<List<Asset>> assets(Asset.Kind kind, List<String> ids) {
    return Tried.reading(() -> new Assets(api).of(kind, ids));
  }

  /// Those that a tag of the campaign, or of one of its statuses, starts, and those attached.
  @Override
  public Reading<List<Automation>> automations(RemoteRef campaign, Set<String> attached) {
    return Tried.reading(
        () -> {
          var names = new HashSet<String>();
          tags.campaign(campaign.id()).ifPresent(t -> names.add(Json.text(t, "tag")));
          tags.statuses(campaign.id()).forEach(t -> names.add(Json.text(t, "tag")));
          return new Automations(api, account).of(names, attached);
        });
  }

  @Override
  public Reading<List<Listener>> listeners() {
    return Tried.reading(() -> new Automations(api, account).listeners());
  }

  @Override
  public Reading<Integer> start(Automation automation, List<RemoteRef> people, Instant at) {
    return Tried.reading(
        () -> {
          for (var person : people) {
            var body = Json.object();
            body.putObject("contactAutomation")
                .put("contact", person.id())
                .put("automation", automation.id());
            api.write("POST", "/contactAutomations", body);
          }
          return people.size();
        });
  }

  @Override
  public List<PushResult> push(List<Push> pushes) {
    return new ActiveCampaignPushes(api, tags, contacts, account).push(pushes);
  }
}
