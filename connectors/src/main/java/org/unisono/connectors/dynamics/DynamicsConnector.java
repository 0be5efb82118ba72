package org.unisono.connectors.dynamics;

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
import org.unisono.connectors.http.Pauses;
import org.unisono.connectors.http.SetUp;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Wire;
import org.unisono.core.merge.Image;

/// Microsoft Dynamics 365 Sales.
public final class DynamicsConnector implements Connector {

  private static final int MEMBERS_AT_ONCE = 2_000;
  private final Pauses pauses;

  public DynamicsConnector() {
    this(Pauses.REAL);
  }

  /// With another way to wait, for tests.
  public DynamicsConnector(Pauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public String key() {
    return "dynamics";
  }

  @Override
  public String name() {
    return "Microsoft Dynamics 365";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("tenant", Form.TEXT, Need.REQUIRED),
        new Setting("clientId", Form.TEXT, Need.REQUIRED),
        new Setting("clientSecret", Form.SECRET, Need.REQUIRED),
        new Setting("loginUrl", Form.TEXT, Need.OPTIONAL),
        new Setting("declinedStatuses", Form.TEXT, Need.OPTIONAL),
        new Setting("allowedProcesses", Form.TEXT, Need.OPTIONAL));
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(
        new Capability(Stream.CAMPAIGNS, Reach.BOTH, ""),
        new Capability(Stream.STATUSES, Reach.PROJECTED, "responsesAndOwnLists"),
        new Capability(Stream.MEMBERS, Reach.PROJECTED, "responsesAndOwnLists"),
        new Capability(Stream.RESPONSES, Reach.IN, "computedFromStatus"),
        new Capability(Stream.PEOPLE, Reach.BOTH, ""),
        new Capability(Stream.CONSENT, Reach.BOTH, ""),
        new Capability(Stream.LISTS, Reach.IMPOSSIBLE, "asAudience"),
        new Capability(Stream.DEALS, Reach.IN, "dealsBelongToSales"));
  }

  @Override
  public List<Loss> losses() {
    return List.of(
        new Loss("textShortened", Map.of("field", "name", "length", 128)),
        new Loss("textShortened", Map.of("field", "description", "length", 2_000)),
        new Loss("textShortened", Map.of("field", "objective", "length", 2_000)),
        new Loss("noDecimals", Map.of("fields", "expectedresponse")),
        new Loss("noField", Map.of("concepts", "parentId, expectedSize, language")),
        new Loss("noFieldHere", Map.of("concepts", "jobTitle, mobile")),
        Loss.of("companyIsRecord"),
        Loss.of("ownersNeedCounterpart"),
        Loss.of("addressesStay"),
        Loss.of("codeFixedThere"),
        Loss.of("costOfActivities"),
        Loss.of("activitiesShownOnly"),
        Loss.of("responseStatuses"),
        Loss.of("dynamicListsNotRead"),
        Loss.of("processesHoldWrites"),
        Loss.of("consentAllOrNothing"),
        Loss.of("switchNotWritten"));
  }

  @Override
  public List<Requirement> requirements() {
    return List.of(
        new Requirement(RecordKind.CAMPAIGN, "name", null),
        new Requirement(RecordKind.LEAD, "lastname", null),
        new Requirement(RecordKind.CONTACT, "lastname", null));
  }

  /// Bridges leave their ids in columns of their own, under names that differ from one to the next.
  @Override
  public List<Neighbour> neighbours() {
    return List.of();
  }

  /// Activities that are planned for a campaign.
  @Override
  public Set<Asset.Kind> belonging() {
    return Set.of(Asset.Kind.ACTIVITY);
  }

  /// Of rows the change tracking tells; who left a list is told by nothing.
  @Override
  public Set<RecordKind> unfed() {
    return Set.of(RecordKind.MEMBER);
  }

  /// Who is in a campaign is read as a roll.
  @Override
  public Set<Stream> compared() {
    return Set.of(Stream.MEMBERS);
  }

  /// Dataverse, service protection limits: for each user and web server, in any five minutes.
  @Override
  public List<Pace> paces() {
    return List.of(new Pace(6_000, Duration.ofMinutes(5)));
  }

  @Override
  public int membersAtOnce() {
    return MEMBERS_AT_ONCE;
  }

  @Override
  public List<Stance> stances(RemoteRecord consent) {
    boolean out = Entity.OPT_OUTS.stream().anyMatch(f -> consent.image(f).equals(Image.of("true")));
    return List.of(new Stance(null, out ? Stance.Said.OPTED_OUT : Stance.Said.NOTHING));
  }

  @Override
  public List<SetUpCheck> check(Account account, Budget budget, InstantSource clock) {
    var session = new DynamicsSession(account, new Wire(budget, clock, pauses));
    var api = session.api();
    return new SetUp()
        .step("logIn", () -> api.get("WhoAmI"))
        .step("read", () -> readable(api))
        .step("write", () -> requireWritable(session.describes()))
        .checks();
  }

  private static void readable(DynamicsApi api) {
    for (var set : List.of("campaigns", "campaignresponses", "lists", "leads", "contacts")) {
      api.get(set + "?$top=1", Lane.ORDINARY, 1);
    }
    api.get("workflows?$select=workflowid&$top=1", Lane.ORDINARY, 1);
  }

  /// The column of a campaign without which nothing can be written.
  private static void requireWritable(Describes describes) {
    var missing = new ArrayList<String>();
    for (var entity : List.of(Entity.CAMPAIGN, Entity.LEAD, Entity.CONTACT)) {
      var name = entity == Entity.CAMPAIGN ? "name" : "lastname";
      if (!describes.isVisible(entity, name, Lane.ORDINARY)) {
        missing.add(entity.table() + "." + name);
      }
    }
    if (!missing.isEmpty()) {
      throw new Denied(403, "rightsMissing", String.join(", ", missing), "");
    }
  }

  @Override
  public Session open(Account account, Budget budget, InstantSource clock) {
    return new DynamicsSession(account, new Wire(budget, clock, pauses));
  }
}
