package org.unisono.connectors.salesforce;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisono.connector.Account;
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
import org.unisono.connector.RemoteUser;
import org.unisono.connector.Scope;
import org.unisono.connector.Session;
import org.unisono.connector.Stream;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.http.Wire;
import org.unisono.connectors.reading.SmallerPages;

/// An organisation in use.
final class SalesforceSession implements Session {

  private static final int LARGEST_PAGE = 2_000;
  private static final int MOST_ADDRESSES = 100;

  private final SalesforceApi api;
  private final Describes describes;
  private final Rows rows;
  private final ActiveAutomations active;
  private final Account account;
  private final Wire wire;
  private final int pageSize;

  SalesforceSession(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
    api = new SalesforceApi(account, wire);
    describes = new Describes(api, account);
    rows = new Rows(api, describes);
    active = new ActiveAutomations(api);
    pageSize = Math.min(LARGEST_PAGE, account.number("pageSize", LARGEST_PAGE));
  }

  SalesforceApi api() {
    return api;
  }

  Describes describes() {
    return describes;
  }

  ActiveAutomations active() {
    return active;
  }

  @Override
  public Reading<Optional<String>> instance() {
    return Tried.reading(() -> Optional.of(api.organisation()).filter(id -> !id.isEmpty()));
  }

  @Override
  public Reading<List<RemoteField>> fields(RecordKind kind) {
    return Tried.reading(() -> Sobject.find(kind).map(describes::fields).orElse(List.of()));
  }

  @Override
  public ChangeSource changes(Stream stream, Scope scope) {
    return SmallerPages.of(
        source(stream, scope), account, a -> new SalesforceSession(a, wire).source(stream, scope));
  }

  private ChangeSource source(Stream stream, Scope scope) {
    return new SalesforceChanges(api, rows, stream, scope, pageSize);
  }

  @Override
  public Enumeration enumerate(RecordKind kind, Scope scope) {
    var object = Sobject.of(kind);
    var filter = SalesforceChanges.filter(List.of(object), scope);
    return new SalesforceEnumeration(api, describes, object, filter, pageSize);
  }

  @Override
  public Reading<Optional<RemoteRecord>> read(RemoteRef ref) {
    return found(ref.kind(), "Id", ref.id()).map(found -> found.stream().findFirst());
  }

  @Override
  public Reading<List<RemoteRecord>> byMarker(RecordKind kind, String marker) {
    return found(kind, Sobject.MARKER, marker);
  }

  private Reading<List<RemoteRecord>> found(RecordKind kind, String field, String value) {
    return Tried.reading(
        () -> Sobject.find(kind).map(o -> found(o, field, List.of(value))).orElse(List.of()));
  }

  @Override
  public Reading<List<RemoteUser>> users() {
    return Tried.reading(() -> Owners.all(api));
  }

  @Override
  public Reading<Optional<URI>> page(RemoteRef campaign) {
    return Tried.reading(
        () -> Optional.of(api.at("/lightning/r/Campaign/" + campaign.id() + "/view")));
  }

  @Override
  public Reading<List<RemoteRecord>> peopleAt(List<String> addresses) {
    return Tried.reading(
        () -> {
          var people = new ArrayList<RemoteRecord>();
          for (int from = 0; from < addresses.size(); from += MOST_ADDRESSES) {
            var part = addresses.subList(from, Math.min(addresses.size(), from + MOST_ADDRESSES));
            people.addAll(found(Sobject.LEAD, "IsConverted = false AND Email", part));
            people.addAll(found(Sobject.CONTACT, "Email", part));
          }
          return people;
        });
  }

  private List<RemoteRecord> found(Sobject object, String field, List<String> values) {
    return rows.live(object, field + " IN " + Soql.in(values)).stream()
        .map(row -> rows.record(object, row))
        .toList();
  }

  @Override
  public Reading<List<Listener>> listeners() {
    return Tried.reading(() -> new Automations(active, account).listeners());
  }

  @Override
  public List<PushResult> push(List<Push> pushes) {
    var automations = new Automations(active, account);
    return new SalesforcePushes(api, rows, describes, automations, account).push(pushes);
  }
}
