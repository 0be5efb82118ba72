package org.unisono.connectors.activecampaign;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Asset;
import org.unisono.connector.Budget;
import org.unisono.connector.Capability;
import org.unisono.connector.Capability.Reach;
import org.unisono.connector.Connector;
import org.unisono.connector.Loss;
import org.unisono.connector.Neighbour;
import org.unisono.connector.Pace;
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
import org.unisono.connectors.http.SetUp;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Wire;

/// ActiveCampaign.
public final class ActiveCampaignConnector implements Connector {
  private final Pauses pauses;

  public ActiveCampaignConnector() {
    this(Pauses.REAL);
  }

  /// With another way to wait, for tests.
  public ActiveCampaignConnector(Pauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public String key() {
    return "activecampaign";
  }

  @Override
  public String name() {
    return "ActiveCampaign";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("apiKey", Form.SECRET, Need.REQUIRED),
        new Setting("allowedAutomations", Form.TEXT, Need.OPTIONAL));
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(
        new Capability(Stream.CAMPAIGNS, Reach.PROJECTED, "campaignIsTag"),
        new Capability(Stream.STATUSES, Reach.PROJECTED, "statusIsTag"),
        new Capability(Stream.MEMBERS, Reach.PROJECTED, "memberWearsTag"),
        new Capability(Stream.RESPONSES, Reach.IMPOSSIBLE, "sendsAreNoCampaigns"),
        new Capability(Stream.PEOPLE, Reach.BOTH, ""),
        new Capability(Stream.CONSENT, Reach.BOTH, ""),
        new Capability(Stream.LISTS, Reach.IMPOSSIBLE, "asAudience"),
        new Capability(Stream.DEALS, Reach.IN, "dealsBelongToSales"));
  }

  @Override
  public List<Loss> losses() {
    return List.of(
        new Loss(
            "noField",
            Map.of(
                "concepts",
                "code, type, status, startDate, endDate, parentId, ownerId, budgetedCost,"
                    + " actualCost, expectedRevenue, expectedResponsePercent, company,"
                    + " language")),
        Loss.of("addressesStay"),
        Loss.of("dealsWithoutCampaign"),
        Loss.of("dealsWithoutCloseDate"),
        Loss.of("dealsOnePerson"),
        Loss.of("sendsStayTheirs"),
        Loss.of("automationsHoldWrites"),
        Loss.of("automationsByDetour"),
        Loss.of("consentListByList"),
        Loss.of("consentByRounds"),
        Loss.of("membersByRounds"),
        Loss.of("mergesNotReported"),
        Loss.of("deletionsByListingOnly"),
        Loss.of("switchNotWritten"),
        Loss.of("writeWindow"));
  }

  @Override
  public List<Requirement> requirements() {
    return List.of(
        new Requirement(RecordKind.CAMPAIGN, Tags.NAME, null),
        new Requirement(RecordKind.CONTACT, "email", null));
  }

  @Override
  public List<Neighbour> neighbours() {
    return List.of();
  }

  /// Nothing there tells what was deleted. Contacts are too many to be listed again and again; with
  /// one its memberships go. A deal that is gone there stays here, so that none has to be listed.
  @Override
  public Set<RecordKind> unfed() {
    return Set.of(RecordKind.CAMPAIGN, RecordKind.MEMBER);
  }

  /// Who is in a campaign is read as a roll.
  @Override
  public Set<Stream> compared() {
    return Set.of(Stream.MEMBERS);
  }

  @Override
  public Set<Asset.Kind> attachable() {
    return EnumSet.of(Asset.Kind.SEND, Asset.Kind.LIST, Asset.Kind.AUTOMATION);
  }

  @Override
  public boolean hasAutomations() {
    return true;
  }

  /// ActiveCampaign API, rate limits: for each account, over all of its keys.
  @Override
  public List<Pace> paces() {
    return List.of(new Pace(5, Duration.ofSeconds(1)));
  }

  @Override
  public List<Stance> stances(RemoteRecord consent) {
    return Consent.stances(consent);
  }

  @Override
  public List<SetUpCheck> check(Account account, Budget budget, InstantSource clock) {
    var session = new ActiveCampaignSession(account, new Wire(budget, clock, pauses));
    return new SetUp()
        .step("logIn", () -> session.api().get("/users/me"))
        .step("read", () -> session.api().get("/contacts?limit=1"))
        .step("marker", () -> requireMarker(session.contacts()))
        .checks();
  }

  private static void requireMarker(Contacts contacts) {
    if (!contacts.hasMarker()) {
      throw new Denied(400, "markerFieldMissing", "contacts." + Contacts.MARKER, "");
    }
  }

  @Override
  public Session open(Account account, Budget budget, InstantSource clock) {
    return new ActiveCampaignSession(account, new Wire(budget, clock, pauses));
  }
}
