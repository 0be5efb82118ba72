package org.unisono.connectors.marketo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Asset;
import org.unisono.connector.Budget;
import org.unisono.connector.Budget.Lane;
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
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Pauses;
import org.unisono.connectors.http.SetUp;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Wire;
import org.unisono.core.merge.Image;

/// Adobe Marketo Engage.
public final class MarketoConnector implements Connector {
  /// Two files at most, whose answers are kept together.
  private static final int MEMBERS_AT_ONCE = 10_000;

  private final Pauses pauses;

  public MarketoConnector() {
    this(Pauses.REAL);
  }

  /// With another way to wait, for tests.
  public MarketoConnector(Pauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public String key() {
    return "marketo";
  }

  @Override
  public String name() {
    return "Marketo Engage";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("clientId", Form.TEXT, Need.REQUIRED),
        new Setting("clientSecret", Form.SECRET, Need.REQUIRED),
        new Setting("folder", Form.NUMBER, Need.REQUIRED),
        new Setting("channel", Form.TEXT, Need.REQUIRED),
        new Setting("allowedSmartCampaigns", Form.TEXT, Need.OPTIONAL),
        new Setting("bulkThreshold", Form.NUMBER, Need.OPTIONAL),
        new Setting("currency", Form.TEXT, Need.OPTIONAL));
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(
        new Capability(Stream.CAMPAIGNS, Reach.BOTH, ""),
        new Capability(Stream.STATUSES, Reach.IN, "channelOwnsStatuses"),
        new Capability(Stream.MEMBERS, Reach.BOTH, ""),
        new Capability(Stream.RESPONSES, Reach.IMPOSSIBLE, "successIsNoResponse"),
        new Capability(Stream.PEOPLE, Reach.BOTH, ""),
        new Capability(Stream.CONSENT, Reach.BOTH, ""),
        new Capability(Stream.LISTS, Reach.IMPOSSIBLE, "asAudience"),
        new Capability(Stream.DEALS, Reach.IN, "dealsUnlessLinked"));
  }

  @Override
  public List<Loss> losses() {
    return List.of(
        new Loss(
            "noField",
            Map.of(
                "concepts",
                "code, status, parentId, ownerId, budgetedCost, expectedRevenue,"
                    + " expectedResponsePercent, language")),
        new Loss("noFieldHere", Map.of("concepts", "jobTitle, mobile")),
        new Loss("computedThere", Map.of("concepts", "actualCost")),
        Loss.of("periodCostsWhenMapped"),
        Loss.of("addressesStay"),
        Loss.of("statusForwardOnly"),
        Loss.of("datesOfEventsOnly"),
        Loss.of("channelFixed"),
        Loss.of("staticListsShownOnly"),
        Loss.of("smartCampaignsHoldWrites"),
        Loss.of("consentAllOrNothing"),
        Loss.of("peopleFromLogOnly"),
        Loss.of("bulkByAddress"),
        Loss.of("dealsFromLogOnly"),
        Loss.of("dealsOfLinkedCrm"),
        Loss.of("dealsWithoutCampaign"),
        Loss.of("dealsWithoutCurrency"),
        Loss.of("dealsOnePerson"),
        Loss.of("deletionsByListingOnly"),
        Loss.of("switchNotWritten"),
        Loss.of("writeWindow"));
  }

  @Override
  public List<Requirement> requirements() {
    return List.of(
        new Requirement(RecordKind.CAMPAIGN, "name", null),
        new Requirement(RecordKind.LEAD, "email", null));
  }

  /// Marketo's own syncs with Salesforce and with Dynamics; an instance has one of them at most.
  @Override
  public List<Neighbour> neighbours() {
    return List.of(
        new Neighbour(RecordKind.LEAD, "sfdcLeadId", "salesforce", RecordKind.LEAD),
        new Neighbour(RecordKind.LEAD, "sfdcContactId", "salesforce", RecordKind.CONTACT),
        new Neighbour(RecordKind.LEAD, "msftLeadId", "dynamics", RecordKind.LEAD),
        new Neighbour(RecordKind.LEAD, "msftContactId", "dynamics", RecordKind.CONTACT));
  }

  /// Of people there is a feed.
  @Override
  public Set<RecordKind> unfed() {
    return Set.of(RecordKind.CAMPAIGN, RecordKind.MEMBER);
  }

  /// Static lists that lie in a program.
  @Override
  public Set<Asset.Kind> belonging() {
    return Set.of(Asset.Kind.LIST);
  }

  @Override
  public boolean hasAutomations() {
    return true;
  }

  /// Marketo Engage REST API, rate limits: 50,000 a day in most subscriptions. No answer tells it.
  @Override
  public long callsADay() {
    return 50_000;
  }

  /// Marketo Engage REST API, rate limits.
  @Override
  public List<Pace> paces() {
    return List.of(new Pace(100, Duration.ofSeconds(20)));
  }

  @Override
  public int membersAtOnce() {
    return MEMBERS_AT_ONCE;
  }

  @Override
  public List<Stance> stances(RemoteRecord consent) {
    boolean out = consent.image(People.OPT_OUT).equals(Image.of("true"));
    return List.of(new Stance(null, out ? Stance.Said.OPTED_OUT : Stance.Said.NOTHING));
  }

  @Override
  public List<SetUpCheck> check(Account account, Budget budget, InstantSource clock) {
    var session = new MarketoSession(account, new Wire(budget, clock, pauses));
    return new SetUp()
        .step("logIn", () -> session.api().get("/rest/v1/leads/describe.json"))
        .step("read", () -> requireReading(session, account))
        .step("write", () -> requirePlace(session, account))
        .step("marker", () -> requireMarkers(session))
        .checks();
  }

  private static void requireReading(MarketoSession session, Account account) {
    session.api().get("/rest/asset/v1/programs.json?maxReturn=1");
    var given = account.setting("currency").orElse("");
    if (!given.isEmpty() && Opportunities.currency(account).isEmpty()) {
      throw new Denied(400, "currencyUnknown", given, "");
    }
  }

  /// Where new programs go: a folder and a channel that are there.
  private static void requirePlace(MarketoSession session, Account account) {
    var folder = account.setting("folder").orElse("");
    var folders =
        session
            .api()
            .get("/rest/asset/v1/folder/" + MarketoApi.encoded(folder) + ".json?type=Folder");
    if (folders.path("result").isEmpty()) {
      throw new Denied(400, "folderMissing", folder, "");
    }
    var channel = account.setting("channel").orElse("");
    if (new Programs(session.api(), account).channel(channel).isEmpty()) {
      throw new Denied(400, "channelMissing", channel, "");
    }
  }

  private static void requireMarkers(MarketoSession session) {
    var without = new ArrayList<String>();
    var people = new People(session.api(), session.account()).fields(Lane.ORDINARY);
    if (people.stream().noneMatch(f -> f.name().equals(People.MARKER))) {
      without.add("leads." + People.MARKER);
    }
    var members = session.api().get("/rest/v1/programs/members/describe.json").path("result");
    boolean marked =
        members
            .path(0)
            .path("fields")
            .valueStream()
            .anyMatch(f -> Json.text(f, "name").equals(People.MARKER));
    if (!marked) {
      without.add("programMembers." + People.MARKER);
    }
    if (!without.isEmpty()) {
      throw new Denied(400, "markerFieldMissing", String.join(", ", without), "");
    }
  }

  @Override
  public Session open(Account account, Budget budget, InstantSource clock) {
    return new MarketoSession(account, new Wire(budget, clock, pauses));
  }
}
