package org.unisono.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.unisono.connector.Budget;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Listener;
import org.unisono.connector.Listing;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connector.Scope;
import org.unisono.connector.Session;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Image;

/// What the contract is tested with; and what no test of it may have done.
public abstract class ContractCase {

  protected final Rig.Clock clock = new Rig.Clock();
  protected Rig rig = rig(clock);
  protected Session session = open();

  /// Mails that a test has pressed for, as a person would.
  protected long mailsPressed;

  protected abstract Rig rig(Rig.Clock time);

  /// Takes out a member, one person from a list, or a tag from a contact; deletes no record.
  private static final String TAKES_OUT =
      ".*/(CampaignMember/.*|ProspectLists/[^/]+/(relationships|link)/[a-z]+/[^/]+"
          + "|contactTags/[^/]+)";

  /// Nothing deleted, sent, completed or merged there, whatever a test did.
  @AfterEach
  void nothingForbiddenWasCalled() {
    var journal = rig.simulator().journal();
    assertThat(journal.unknownPaths()).isZero();
    assertThat(journal.mailsSent()).isEqualTo(mailsPressed);
    assertThat(journal.calls())
        .noneMatch(c -> c.method().equals("DELETE") && !c.target().matches(TAKES_OUT))
        .noneMatch(c -> c.target().matches(".*/(complete|publish|cancel|archive|merge)\\b.*"))
        .noneMatch(c -> c.target().contains("gdpr-delete"))
        // To read which workflows listen starts none of them.
        .noneMatch(c -> !c.method().equals("GET") && c.target().contains("workflow"));
    rig.close();
  }

  protected Session open() {
    return rig.connector().open(rig.account(), budget(), clock);
  }

  /// Names of what a write would set off there.
  protected List<String> listeners() {
    return open().listeners().orElseThrow().stream().map(Listener::name).toList();
  }

  protected Budget budget() {
    return new Budget(100_000, clock);
  }

  /// Skips a test of what the connector declares impossible; whoever declares it is held to it.
  protected void needsOut(Stream stream) {
    assumeTrue(
        rig.connector().capabilities().stream()
            .anyMatch(c -> c.stream() == stream && c.reach().goesOut()),
        stream + " does not go out");
  }

  /// All changes until there are no more, each page read by a session of its own.
  protected List<Change> changes(Stream stream, Scope scope, List<Cursor> cursor) {
    var changes = new ArrayList<Change>();
    for (int page = 0; page < 2_000; page++) {
      ChangePage read = open().changes(stream, scope).since(cursor.getFirst()).orElseThrow();
      changes.addAll(read.changes());
      cursor.set(0, read.next());
      if (read.complete()) {
        return changes;
      }
    }
    throw new AssertionError("reading does not come to an end");
  }

  protected static List<Cursor> fromTheStart() {
    return new ArrayList<>(List.of(Cursor.START));
  }

  protected static Set<String> ids(List<Change> changes) {
    var ids = new HashSet<String>();
    changes.forEach(c -> ids.add(c.ref().id()));
    return ids;
  }

  protected Listing listing(RecordKind kind, Scope scope) {
    var pages = new ArrayList<Enumeration.Page>();
    var enumeration = session.enumerate(kind, scope);
    var cursor = Cursor.START;
    do {
      pages.add(enumeration.page(cursor).orElseThrow());
      cursor = pages.getLast().next();
    } while (!pages.getLast().complete() && pages.size() < 1_000);
    return Listing.of(pages);
  }

  protected PushResult push(Push one) {
    return session.push(List.of(one)).getFirst();
  }

  protected static PushResult.Written written(PushResult result) {
    assertThat(result).isInstanceOf(PushResult.Written.class);
    return (PushResult.Written) result;
  }

  /// A campaign with both statuses, made there by pushes.
  protected Parts twin(String marker) {
    needsOut(Stream.CAMPAIGNS);
    needsOut(Stream.MEMBERS);
    var made = written(push(new Push.CreateCampaign(marker, rig.named("Twin " + marker))));
    var twin = Parts.of(made.image().ref());
    int rank = 10;
    for (var status : rig.statuses()) {
      var rung = new Rung(status, rank++, Rung.Answered.NO, Rung.Start.OTHER);
      var parts = new ArrayList<>(twin.parts());
      for (var part : written(push(new Push.EnsureStatus(twin, rung))).parts()) {
        if (!parts.contains(part)) {
          parts.add(part);
        }
      }
      twin = new Parts(twin.campaign(), parts);
    }
    return twin;
  }

  protected Push.AddMember add(Parts twin, RemoteRef person, String status) {
    return new Push.AddMember("m-" + twin.campaign().id() + person.id(), twin, person, status);
  }

  protected Image status(PushResult.Written written) {
    var image = written.image();
    var field = image.fields().containsKey("Status") ? "Status" : "status";
    return image.image(field);
  }
}
