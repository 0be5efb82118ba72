package org.unisono.connectors.pardot;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Enumeration;
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
import org.unisono.connectors.reading.SmallerPages;
import tools.jackson.databind.JsonNode;

/// A business unit in use.
final class PardotSession implements Session {
  private final Account account;
  private final Wire wire;
  private final Rows rows;

  PardotSession(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
    rows = new Rows(new PardotApi(account, wire), account);
  }

  Rows rows() {
    return rows;
  }

  @Override
  public Reading<List<RemoteField>> fields(RecordKind kind) {
    return Reading.of(
        switch (kind) {
          case CAMPAIGN -> Campaigns.fields();
          case CONTACT -> Prospects.fields(rows.marker());
          case RESPONSE -> Responses.fields();
          case LEAD, MEMBER, STATUS, CONSENT, LIST, DEAL -> List.<RemoteField>of();
        });
  }

  @Override
  public ChangeSource changes(Stream stream, Scope scope) {
    return SmallerPages.of(
        source(stream, scope), account, a -> new PardotSession(a, wire).source(stream, scope));
  }

  private ChangeSource source(Stream stream, Scope scope) {
    return switch (stream) {
      case CAMPAIGNS -> rows(Lane.ORDINARY, source(Thing.CAMPAIGN, this::campaign));
      case PEOPLE -> rows(Lane.ORDINARY, source(Thing.PROSPECT, this::person));
      case CONSENT ->
          rows(
              Lane.CONSENT,
              source(Thing.PROSPECT, Consents::ofProspect),
              new RowChanges.Source(
                  Thing.MEMBERSHIP,
                  row -> Optional.of(new Change.Upserted(Consents.ofMembership(row)))));
      case RESPONSES -> new ResponseChanges(rows);
      case STATUSES, MEMBERS, LISTS, DEALS ->
          cursor -> Reading.of(new ChangePage(List.of(), cursor, true));
    };
  }

  private RowChanges rows(Lane lane, RowChanges.Source... sources) {
    return new RowChanges(rows, List.of(sources), lane);
  }

  /// A row in the recycle bin is a deletion.
  private static RowChanges.Source source(Thing thing, Function<JsonNode, RemoteRecord> record) {
    return new RowChanges.Source(
        thing,
        row -> {
          var found = record.apply(row);
          return Optional.of(
              row.path("isDeleted").asBoolean(false)
                  ? new Change.Deleted(found.ref(), Change.Evidence.RECYCLE_BIN, found.modified())
                  : new Change.Upserted(found));
        });
  }

  private RemoteRecord campaign(JsonNode row) {
    return Campaigns.record(row);
  }

  private RemoteRecord person(JsonNode row) {
    return Prospects.record(row, rows.marker());
  }

  @Override
  public Enumeration enumerate(RecordKind kind, Scope scope) {
    return new PardotEnumeration(rows, kind);
  }

  @Override
  public Reading<Optional<RemoteRecord>> read(RemoteRef ref) {
    return Tried.reading(
        () ->
            switch (ref.kind()) {
              case CAMPAIGN ->
                  rows.find(Thing.CAMPAIGN, ref.id(), Lane.ORDINARY).map(this::campaign);
              case CONTACT -> rows.find(Thing.PROSPECT, ref.id(), Lane.ORDINARY).map(this::person);
              case LEAD, MEMBER, STATUS, CONSENT, LIST, DEAL, RESPONSE -> Optional.empty();
            });
  }

  @Override
  public Reading<List<RemoteRecord>> byMarker(RecordKind kind, String marker) {
    return Tried.reading(
        () ->
            kind == RecordKind.CONTACT
                ? new Marked(rows).by(marker).stream().map(this::person).toList()
                : List.of());
  }

  @Override
  public Reading<List<Topic>> topics() {
    return Tried.reading(() -> Consents.topics(rows));
  }

  @Override
  public Reading<Optional<URI>> page(RemoteRef campaign) {
    return Reading.of(Optional.of(account.at("/campaign/read/id/" + campaign.id())));
  }

  @Override
  public Reading<List<RemoteRecord>> peopleAt(List<String> addresses) {
    return Tried.reading(
        () -> {
          var found = new LinkedHashMap<String, RemoteRecord>();
          for (var address : addresses) {
            var query = Map.of("email", address);
            for (var row : rows.all(Thing.PROSPECT, query, Lane.ORDINARY)) {
              found.put(Json.text(row, "id"), person(row));
            }
          }
          return new ArrayList<>(found.values());
        });
  }

  @Override
  public List<PushResult> push(List<Push> pushes) {
    return new PardotPushes(rows).push(pushes);
  }
}
