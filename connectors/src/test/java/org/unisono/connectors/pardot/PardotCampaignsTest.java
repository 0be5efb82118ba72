package org.unisono.connectors.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Change.Evidence;
import org.unisono.connector.Cursor;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;

/// What is told of Salesforce's campaigns by way of Account Engagement.
class PardotCampaignsTest extends ContractCase {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new PardotRig(time);
  }

  private PardotRig pardot() {
    return (PardotRig) rig;
  }

  private List<Change> told(List<Cursor> cursor) {
    clock.pass(Duration.ofHours(1));
    return changes(Stream.CAMPAIGNS, Scope.ALL, cursor);
  }

  /// Others come again within the overlap.
  private List<Change> told(String campaign, List<Cursor> cursor) {
    return told(cursor).stream().filter(c -> c.ref().id().equals(campaign)).toList();
  }

  private RemoteRecord read(String campaign) {
    var ref = new RemoteRef(RecordKind.CAMPAIGN, campaign);
    return session.read(ref).orElseThrow().orElseThrow();
  }

  @Test
  void aCampaignThatIsDeletedInSalesforceIsToldByTheRecycleBin() {
    var campaign = rig.campaign("To go");
    var cursor = fromTheStart();
    told(cursor);
    pardot().deleteInSalesforce(campaign);

    var ref = new RemoteRef(RecordKind.CAMPAIGN, campaign);
    assertThat(told(campaign, cursor))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Deleted.class,
            gone -> {
              assertThat(gone.ref()).isEqualTo(ref);
              assertThat(gone.evidence()).isEqualTo(Evidence.RECYCLE_BIN);
            });
    assertThat(session.read(ref).orElseThrow()).isEmpty();
  }

  @Test
  void campaignsThatTheAccountNoLongerSeesAreNotDeleted() {
    var cursor = fromTheStart();
    for (int i = 0; i < 6; i++) {
      rig.campaign("Campaign " + i);
    }
    told(cursor);
    rig.simulator().faults().arm(Fault.RIGHTS_NARROWED);
    assertThat(told(cursor)).noneMatch(c -> c instanceof Change.Deleted);
    assertThat(told(fromTheStart())).noneMatch(c -> c instanceof Change.Deleted);
  }

  @Test
  void aParentIsALinkThatFollowsTheirs() {
    var parent = rig.campaign("Parent");
    var child = rig.campaign("Child");
    assertThat(read(child).links()).isEmpty();
    var cursor = fromTheStart();
    told(cursor);

    pardot().putUnder(child, parent);
    assertThat(ids(told(cursor))).contains(child);
    assertThat(read(child).links())
        .containsEntry(Link.PARENT, new RemoteRef(RecordKind.CAMPAIGN, parent));
    assertThat(read(child).image("parentCampaignId")).isEqualTo(Image.of(parent));
  }

  @Test
  void aCampaignThatIsRenamedInSalesforceIsToldUnderTheSameId() {
    var campaign = rig.campaign("Before");
    var cursor = fromTheStart();
    told(cursor);
    rig.rename(campaign, "After");
    assertThat(told(campaign, cursor))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Upserted.class,
            c -> {
              assertThat(c.ref().id()).isEqualTo(campaign);
              assertThat(c.record().image("name")).isEqualTo(Image.of("After"));
            });
  }
}
