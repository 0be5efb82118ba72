package org.unisono.connectors.hubspot;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
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
import org.unisono.core.merge.Image;

/// HubSpot Marketing Hub and CRM.
public final class HubSpotConnector implements Connector {

  private static final int MEMBERS_AT_ONCE = 10_000;

  private final Pauses pauses;

  public HubSpotConnector() {
    this(Pauses.REAL);
  }

  /// With another way to wait, for tests.
  public HubSpotConnector(Pauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public String key() {
    return "hubspot";
  }

  @Override
  public String name() {
    return "HubSpot";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("accessToken", Form.SECRET, Need.OPTIONAL),
        new Setting("clientId", Form.TEXT, Need.OPTIONAL),
        new Setting("clientSecret", Form.SECRET, Need.OPTIONAL),
        new Setting("refreshToken", Form.SECRET, Need.OPTIONAL),
        new Setting("allowedFlows", Form.TEXT, Need.OPTIONAL));
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(
        new Capability(Stream.CAMPAIGNS, Reach.BOTH, ""),
        new Capability(Stream.STATUSES, Reach.PROJECTED, "eventStatesAndOwnLists"),
        new Capability(Stream.MEMBERS, Reach.PROJECTED, "attendanceAndOwnLists"),
        new Capability(Stream.RESPONSES, Reach.IN, "attendanceOnly"),
        new Capability(Stream.PEOPLE, Reach.BOTH, ""),
        new Capability(Stream.CONSENT, Reach.BOTH, ""),
        new Capability(Stream.LISTS, Reach.IMPOSSIBLE, "asAudience"),
        new Capability(Stream.DEALS, Reach.IN, "dealsBelongToSales"));
  }

  @Override
  public List<Loss> losses() {
    return List.of(
        new Loss("computedThere", Map.of("concepts", "budgetedCost, actualCost")),
        new Loss(
            "noField",
            Map.of("concepts", "code, type, parentId, expectedRevenue, expectedResponsePercent")),
        new Loss("noFieldHere", Map.of("concepts", "jobTitle, mobile")),
        new Loss("statusMissing", Map.of("concept", "status", "value", "cancelled")),
        Loss.of("ownersNeedCounterpart"),
        Loss.of("addressesStay"),
        Loss.of("noCampaignMembers"),
        Loss.of("enrolmentsHoldWrites"),
        Loss.of("noShowNotWritten"),
        Loss.of("attendanceNotRemoved"),
        Loss.of("deletionsByListingOnly"),
        Loss.of("consentByRounds"),
        Loss.of("writeWindow"));
  }

  @Override
  public List<Requirement> requirements() {
    return List.of(
        new Requirement(RecordKind.CAMPAIGN, "hs_name", null),
        new Requirement(RecordKind.CONTACT, "email", null));
  }

  @Override
  public List<Neighbour> neighbours() {
    return List.of(
        new Neighbour(RecordKind.CONTACT, "salesforceleadid", "salesforce", RecordKind.LEAD),
        new Neighbour(RecordKind.CONTACT, "salesforcecontactid", "salesforce", RecordKind.CONTACT));
  }

  /// HubSpot tells of no deletion but to apps that it calls.
  @Override
  public Set<RecordKind> unfed() {
    return Set.of(RecordKind.CAMPAIGN, RecordKind.CONTACT, RecordKind.MEMBER);
  }

  /// Who is in a campaign is read as a roll.
  @Override
  public Set<Stream> compared() {
    return Set.of(Stream.MEMBERS);
  }

  /// The flag for all e-mail, and one entry for each topic.
  /// HubSpot, API usage guidelines: 100 in the smallest subscription, 190 in larger ones.
  @Override
  public List<Pace> paces() {
    return List.of(
        new Pace(100, Duration.ofSeconds(10)), new Pace(5, Duration.ofSeconds(1), "/search"));
  }

  @Override
  public int membersAtOnce() {
    return MEMBERS_AT_ONCE;
  }

  @Override
  public List<Stance> stances(RemoteRecord consent) {
    var stances = new ArrayList<Stance>();
    boolean out = consent.image(HubSpotKind.OPT_OUT).equals(Image.of("true"));
    stances.add(new Stance(null, out ? Stance.Said.OPTED_OUT : Stance.Said.NOTHING));
    consent
        .fields()
        .forEach(
            (field, image) -> {
              if (field.startsWith(ConsentChanges.TOPIC)) {
                stances.add(
                    new Stance(field.substring(ConsentChanges.TOPIC.length()), said(image)));
              }
            });
    return stances;
  }

  private static Stance.Said said(Image state) {
    if (state.equals(Image.of("UNSUBSCRIBED"))) {
      return Stance.Said.OPTED_OUT;
    }
    return state.equals(Image.of("SUBSCRIBED")) ? Stance.Said.OPTED_IN : Stance.Said.NOTHING;
  }

  @Override
  public List<SetUpCheck> check(Account account, Budget budget, InstantSource clock) {
    var session = new HubSpotSession(account, new Wire(budget, clock, pauses));
    var records = new HubSpotRecords(session.api(), account);
    return new SetUp()
        .step("logIn", () -> session.api().get("/account-info/v3/details"))
        .step("read", () -> session.api().get("/marketing/v3/campaigns?limit=1"))
        .step("marker", () -> requireMarkers(records))
        .advice("automations", () -> new Workflows(session.api()).look())
        .checks();
  }

  private static void requireMarkers(HubSpotRecords records) {
    var without = new ArrayList<String>();
    for (var kind : List.of(HubSpotKind.CAMPAIGN, HubSpotKind.CONTACT)) {
      if (records.fields(kind).stream().noneMatch(f -> f.name().equals(HubSpotKind.MARKER))) {
        without.add(kind.plural() + "." + HubSpotKind.MARKER);
      }
    }
    if (!without.isEmpty()) {
      throw new Denied(400, "markerFieldMissing", String.join(", ", without), "");
    }
  }

  @Override
  public Session open(Account account, Budget budget, InstantSource clock) {
    return new HubSpotSession(account, new Wire(budget, clock, pauses));
  }
}
