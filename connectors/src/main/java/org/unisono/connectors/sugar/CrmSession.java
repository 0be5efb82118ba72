package org.unisono.connectors.sugar;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.unisono.connector.Account;
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
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.reading.RollChanges;
import org.unisono.connectors.reading.SmallerPages;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;

/// An installation in use.
final class CrmSession implements Session {

  private final Account account;
  private final Site site;
  private final CrmRows rows;
  private final int pageSize;

  CrmSession(Account account, Site site) {
    this.account = account;
    this.site = site;
    rows = new CrmRows(site, account);
    pageSize = account.number("pageSize", 100);
  }

  CrmRows rows() {
    return rows;
  }

  @Override
  public Reading<List<RemoteField>> fields(RecordKind kind) {
    return Tried.reading(
        () ->
            switch (kind) {
              case MEMBER -> List.of(text(kind, Rolls.STATUS, "status"), responded());
              case STATUS -> List.of(text(kind, "label", "label"));
              case CAMPAIGN, LEAD, CONTACT, DEAL -> rows.fields(CrmModule.of(kind));
              case CONSENT, LIST, RESPONSE -> List.<RemoteField>of();
            });
  }

  /// Any text is a list of that name.
  private static RemoteField text(RecordKind kind, String name, String concept) {
    var type = RemoteField.Type.TEXT;
    return new RemoteField(
        kind, name, "Status", type, RemoteField.Use.WRITABLE, 0, List.of(), concept);
  }

  private static RemoteField responded() {
    return new RemoteField(
        RecordKind.MEMBER,
        Responses.FIELD,
        Responses.FIELD,
        RemoteField.Type.MOMENT,
        RemoteField.Use.READ_ONLY,
        0,
        List.of(),
        "firstResponse");
  }

  @Override
  public ChangeSource changes(Stream stream, Scope scope) {
    return SmallerPages.of(
        source(stream, scope), account, a -> new CrmSession(a, site).source(stream, scope));
  }

  private ChangeSource source(Stream stream, Scope scope) {
    var news = new PeopleNews(rows, pageSize);
    return switch (stream) {
      case CAMPAIGNS -> news.of(CrmModule.CAMPAIGNS);
      case PEOPLE -> news.people();
      case DEALS -> news.of(CrmModule.DEALS);
      case MEMBERS, RESPONSES -> new RollChanges(this::members, scope, pageSize);
      case CONSENT -> ConsentRounds.of(site);
      case STATUSES, LISTS -> cursor -> Reading.of(new ChangePage(List.of(), cursor, true));
    };
  }

  private RollChanges.Roll members(Parts twin) {
    var roll = new Rolls(site).readAll(twin);
    return RollChanges.Roll.of(new Responses(site).with(twin, roll.members(twin)), roll.gone());
  }

  @Override
  public Enumeration enumerate(RecordKind kind, Scope scope) {
    return new CrmEnumeration(site, kind, scope);
  }

  @Override
  public Reading<Optional<RemoteRecord>> read(RemoteRef ref) {
    return CrmModule.isRecord(ref.kind())
        ? found(CrmModule.of(ref), shelf -> shelf.byIds(List.of(ref.id())))
            .map(found -> found.stream().findFirst())
        : Reading.of(Optional.empty());
  }

  @Override
  public Reading<List<Parts.Part>> parts(RemoteRef campaign) {
    return Tried.reading(() -> new Lists(site).theirs(campaign.id()));
  }

  @Override
  public Reading<List<RemoteRecord>> byMarker(RecordKind kind, String marker) {
    return CrmModule.isRecord(kind)
        ? found(CrmModule.of(kind), shelf -> shelf.byMarkers(List.of(marker)))
        : Reading.of(List.of());
  }

  private Reading<List<RemoteRecord>> found(
      CrmModule module, Function<Shelf, Map<String, Seen>> look) {
    return Tried.reading(
        () -> {
          var shelf = new RecordShelf(rows, module, new Automations(site, account));
          var live = new ArrayList<RemoteRecord>();
          for (var one : look.apply(shelf).values()) {
            if (one instanceof Seen.Live(var record)) {
              live.add(record);
            }
          }
          return live;
        });
  }

  @Override
  public Reading<List<Listener>> listeners() {
    return Tried.reading(() -> new Automations(site, account).listeners());
  }

  @Override
  public Reading<List<RemoteUser>> users() {
    return Tried.reading(() -> new Owners(site).all());
  }

  @Override
  public Reading<Optional<URI>> page(RemoteRef campaign) {
    return Reading.of(Optional.of(account.at(site.page(campaign.id()))));
  }

  @Override
  public Reading<List<RemoteRecord>> peopleAt(List<String> addresses) {
    return Tried.reading(
        () -> {
          var people = new ArrayList<RemoteRecord>();
          for (var module : CrmModule.PEOPLE) {
            site.atAddresses(module.module(), addresses, rows.asked(module))
                .forEach(row -> people.add(rows.record(module, row, null)));
          }
          return people;
        });
  }

  @Override
  public List<PushResult> push(List<Push> pushes) {
    return new CrmPushes(rows, account).push(pushes);
  }
}
