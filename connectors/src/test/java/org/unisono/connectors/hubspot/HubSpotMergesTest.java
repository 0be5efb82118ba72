package org.unisono.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Cursor;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Session;
import org.unisono.connector.Stream;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.hubspot.HubSpotStore;

/// Contacts that are merged become a new one, and only that one tells of them.
class HubSpotMergesTest extends ContractCase {

  @Override
  protected Rig rig(Rig.Clock time) {
    return new HubSpotRig(time);
  }

  private HubSpotStore store() {
    return ((HubSpotRig) rig).portal.store();
  }

  private Session session() {
    return rig.connector().open(rig.account(), budget(), clock);
  }

  private static RemoteRef contact(String id) {
    return new RemoteRef(RecordKind.CONTACT, id);
  }

  private static List<Change> read(Session session, Cursor from) {
    List<Change> changes = new ArrayList<>();
    var cursor = from;
    while (true) {
      var page = session.changes(Stream.PEOPLE, Scope.ALL).since(cursor).orElseThrow();
      changes.addAll(page.changes());
      if (page.complete()) {
        return changes;
      }
      cursor = page.next();
    }
  }

  private String made(String email) {
    return store().create("contacts", Map.of("email", email, "lastname", "Merged"));
  }

  @Test
  void bothAreReportedAsWhatTheyBecame() {
    var first = made("first@example.org");
    var second = made("second@example.org");
    var now = store().merge("contacts", first, second);
    var changes = read(session(), Cursor.START);
    assertThat(changes)
        .contains(
            new Change.Merged(contact(first), contact(now)),
            new Change.Merged(contact(second), contact(now)));
    assertThat(changes.stream().filter(c -> c instanceof Change.Upserted).map(Change::ref))
        .contains(contact(now))
        .doesNotContain(contact(first), contact(second));
    assertThat(rig.connector().losses().stream().map(l -> l.code()))
        .doesNotContain("mergesNotReported");
  }

  @Test
  void whoWritesToOneOfThemIsToldWhatItBecame() {
    var first = made("third@example.org");
    var second = made("fourth@example.org");
    var now = store().merge("contacts", first, second);
    var push =
        new Push.UpdatePerson(
            contact(second), Map.of("phone", Image.of("123")), Map.of("phone", new Image.Blank()));
    assertThat(session().push(List.of(push)))
        .containsExactly(new PushResult.MergedInto(contact(second), contact(now)));
    var properties = store().find("contacts", now).orElseThrow().path("properties");
    assertThat(properties.path("phone").asString("")).isEmpty();
  }
}
