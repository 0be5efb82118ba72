package org.unisono.connectors.pardot;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Budget;
import org.unisono.connector.Capability;
import org.unisono.connector.Capability.Reach;
import org.unisono.connector.Connector;
import org.unisono.connector.Loss;
import org.unisono.connector.Neighbour;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.Requirement;
import org.unisono.connector.Session;
import org.unisono.connector.SetUpCheck;
import org.unisono.connector.Setting;
import org.unisono.connector.Setting.Form;
import org.unisono.connector.Setting.Need;
import org.unisono.connector.Stance;
import org.unisono.connector.Stream;
import org.unisono.connectors.http.Pauses;
import org.unisono.connectors.http.Wire;

/// Account Engagement, once Pardot.
public final class PardotConnector implements Connector {
  private final Pauses pauses;

  public PardotConnector() {
    this(Pauses.REAL);
  }

  /// With another way to wait, for tests.
  public PardotConnector(Pauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public String key() {
    return "pardot";
  }

  @Override
  public String name() {
    return "Account Engagement";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("loginUrl", Form.TEXT, Need.REQUIRED),
        new Setting("clientId", Form.TEXT, Need.REQUIRED),
        new Setting("clientSecret", Form.SECRET, Need.REQUIRED),
        new Setting("businessUnitId", Form.TEXT, Need.REQUIRED),
        new Setting("markerField", Form.TEXT, Need.OPTIONAL));
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(
        new Capability(Stream.CAMPAIGNS, Reach.IN, "headInSalesforce"),
        new Capability(Stream.STATUSES, Reach.IMPOSSIBLE, "membersInSalesforce"),
        new Capability(Stream.MEMBERS, Reach.IMPOSSIBLE, "membersInSalesforce"),
        new Capability(Stream.RESPONSES, Reach.IN, "engagementLog"),
        new Capability(Stream.PEOPLE, Reach.BOTH, ""),
        new Capability(Stream.CONSENT, Reach.BOTH, ""),
        new Capability(Stream.LISTS, Reach.IMPOSSIBLE, "listsInSalesforce"),
        new Capability(Stream.DEALS, Reach.IMPOSSIBLE, "dealsInSalesforce"));
  }

  @Override
  public List<Loss> losses() {
    return List.of(
        new Loss("noField", Map.of("concepts", "language")),
        new Loss("noFieldHere", Map.of("concepts", "jobTitle")),
        Loss.of("addressesStay"),
        Loss.of("switchNotWritten"),
        Loss.of("writeWindow"));
  }

  @Override
  public List<Requirement> requirements() {
    return List.of(new Requirement(RecordKind.CONTACT, "email", null));
  }

  /// The vendor's own bridge between the two.
  @Override
  public List<Neighbour> neighbours() {
    return List.of(
        new Neighbour(RecordKind.CAMPAIGN, Campaigns.SALESFORCE, "salesforce", RecordKind.CAMPAIGN),
        new Neighbour(RecordKind.CONTACT, "salesforceLeadId", "salesforce", RecordKind.LEAD),
        new Neighbour(RecordKind.CONTACT, "salesforceContactId", "salesforce", RecordKind.CONTACT));
  }

  @Override
  public Set<Stream> logged() {
    return Set.of(Stream.RESPONSES);
  }

  @Override
  public List<Stance> stances(RemoteRecord consent) {
    return Consents.stances(consent);
  }

  @Override
  public List<SetUpCheck> check(Account account, Budget budget, InstantSource clock) {
    return new GuidedSetUp(account, new Wire(budget, clock, pauses)).checks();
  }

  @Override
  public Session open(Account account, Budget budget, InstantSource clock) {
    return new PardotSession(account, new Wire(budget, clock, pauses));
  }
}
