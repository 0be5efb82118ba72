package org.unisono.connectors.marketo;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.unisono.connector.Account;
import org.unisono.connector.Asset;
import org.unisono.connector.Automation;
import org.unisono.connector.Budget.Lane;
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
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.http.WebAddress;
import org.unisono.connectors.http.Wire;
import org.unisono.connectors.reading.SmallerPages;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;

/// An instance in use.
final class MarketoSession implements Session {
  private final MarketoApi api;
  private final Account account;
  private final Wire wire;
  private final Programs programs;
  private final People people;
  private final Opportunities opportunities;
  private final InstantSource clock;
  private final int pageSize;

  MarketoSession(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
    clock = wire.clock();
    api = new MarketoApi(account, wire);
    programs = new Programs(api, account);
    people = new People(api, account);
    opportunities = new Opportunities(api, people, account);
    // One row of overlap fits into the largest page of programs.
    pageSize = Math.min(199, account.number("pageSize", 199));
  }

  MarketoApi api() {
    return api;
  }

  Account account() {
    return account;
  }

  @Override
  public Reading<List<RemoteField>> fields(RecordKind kind) {
    return Tried.reading(
        () ->
            switch (kind) {
              case CAMPAIGN -> programs.fields();
              case LEAD -> people.fields(Lane.ORDINARY);
              case MEMBER -> Memberships.fields();
              case STATUS -> StatusChanges.fields();
              case DEAL -> dealFields();
              case CONTACT, CONSENT, LIST, RESPONSE -> List.<RemoteField>of();
            });
  }

  /// None where a link with a CRM keeps deals away.
  private List<RemoteField> dealFields() {
    try {
      return opportunities.fields();
    } catch (Denied denied) {
      if (Opportunities.isLinked(denied)) {
        return List.of();
      }
      throw denied;
    }
  }

  @Override
  public ChangeSource changes(org.unisono.connector.Stream stream, Scope scope) {
    return SmallerPages.of(
        source(stream, scope), account, a -> new MarketoSession(a, wire).source(stream, scope));
  }

  private ChangeSource source(org.unisono.connector.Stream stream, Scope scope) {
    var news = new PeopleNews(people);
    return switch (stream) {
      case CAMPAIGNS -> new ProgramChanges(programs, pageSize);
      case STATUSES -> new StatusChanges(programs, scope);
      case MEMBERS ->
          new MemberChanges(api, programs, new MemberExport(api, account), scope, pageSize);
      case PEOPLE -> new FeedChanges(api, PeopleNews.feed(), Lane.ORDINARY, pageSize, news::people);
      case CONSENT ->
          new FeedChanges(api, PeopleNews.consentFeed(), Lane.CONSENT, pageSize, news::consent);
      case DEALS ->
          new OpportunityChanges(
              new FeedChanges(
                  api, Opportunities.FEED, Lane.ORDINARY, pageSize, opportunities::changes),
              Opportunities.currency(account).map(Currency::getCurrencyCode).orElse(""));
      case RESPONSES, LISTS -> cursor -> Reading.of(new ChangePage(List.of(), cursor, true));
    };
  }

  @Override
  public Enumeration enumerate(RecordKind kind, Scope scope) {
    return new MarketoEnumeration(api, programs, new MemberExport(api, account), kind, scope);
  }

  @Override
  public Reading<Optional<RemoteRecord>> read(RemoteRef ref) {
    return found(ref.kind(), shelf -> shelf.byIds(List.of(ref.id())))
        .map(found -> found.stream().findFirst());
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
              case CAMPAIGN -> live(look.apply(new ProgramShelf(api, programs, account)));
              case LEAD ->
                  live(look.apply(new PeopleShelf(api, people, new Automations(api, account))));
              case CONTACT, MEMBER, STATUS, CONSENT, LIST, DEAL, RESPONSE -> List.of();
            });
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
  public Reading<Optional<URI>> page(RemoteRef campaign) {
    return Tried.reading(
        () ->
            programs
                .find(campaign.id())
                .flatMap(program -> WebAddress.of(Json.text(program, "url"))));
  }

  @Override
  public Reading<List<RemoteRecord>> peopleAt(List<String> addresses) {
    return Tried.reading(
        () -> {
          var found = new ArrayList<RemoteRecord>();
          for (int from = 0; from < addresses.size(); from += People.MOST) {
            var part = addresses.subList(from, Math.min(addresses.size(), from + People.MOST));
            people
                .where("email", part, Lane.ORDINARY)
                .forEach(row -> found.add(people.record(row)));
          }
          return found;
        });
  }

  @Override
  public Reading<List<Asset>> belonging(RemoteRef campaign) {
    return Tried.reading(() -> new StaticLists(api).of(campaign));
  }

  @Override
  public Reading<List<Automation>> automations(RemoteRef campaign, Set<String> attached) {
    return Tried.reading(() -> new SmartCampaigns(api).of(campaign));
  }

  @Override
  public Reading<Integer> start(Automation automation, List<RemoteRef> people, Instant at) {
    return Tried.reading(
        () -> new SmartCampaigns(api).start(automation, people, at, clock.instant()));
  }

  @Override
  public List<PushResult> push(List<Push> pushes) {
    return new MarketoPushes(api, programs, people, account).push(pushes);
  }
}
