package org.unisono.connectors.sugar;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Budget;
import org.unisono.connector.Budget.Lane;
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
import org.unisono.connector.Stance;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Pauses;
import org.unisono.connectors.http.SetUp;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import org.unisono.connectors.sugar.Site.Query;
import org.unisono.connectors.sugar.Site.Saves;
import org.unisono.core.merge.Image;

/// What both products have in common.
abstract class CrmConnector implements Connector {

  private static final int MEMBERS_AT_ONCE = 1_000;

  private final Pauses pauses;

  CrmConnector(Pauses pauses) {
    this.pauses = pauses;
  }

  abstract Site site(Account account, Wire wire);

  /// What only this product loses.
  abstract List<Loss> ownLosses();

  @Override
  public final List<Capability> capabilities() {
    return List.of(
        new Capability(Stream.CAMPAIGNS, Reach.BOTH, ""),
        new Capability(Stream.STATUSES, Reach.PROJECTED, "ownTargetLists"),
        new Capability(Stream.MEMBERS, Reach.PROJECTED, "ownTargetLists"),
        new Capability(Stream.RESPONSES, Reach.IN, "campaignLogOnly"),
        new Capability(Stream.PEOPLE, Reach.BOTH, ""),
        new Capability(Stream.CONSENT, Reach.BOTH, ""),
        new Capability(Stream.LISTS, Reach.IMPOSSIBLE, "asAudience"),
        new Capability(Stream.DEALS, Reach.IN, "dealsBelongToSales"));
  }

  @Override
  public final List<Loss> losses() {
    var losses = new ArrayList<Loss>();
    losses.add(
        new Loss(
            "noField", Map.of("concepts", "code, parentId, expectedResponsePercent, language")));
    losses.add(new Loss("noFieldHere", Map.of("concepts", "jobTitle, mobile")));
    losses.add(new Loss("statusMissing", Map.of("concept", "status", "value", "cancelled")));
    losses.add(Loss.of("companyIsRecord"));
    losses.add(Loss.of("ownersNeedCounterpart"));
    losses.add(Loss.of("addressesStay"));
    losses.add(Loss.of("membersAreTargetLists"));
    losses.add(Loss.of("mailingsHoldLists"));
    losses.add(Loss.of("workflowsHoldWrites"));
    losses.add(Loss.of("consentAllOrNothing"));
    losses.add(Loss.of("consentByRounds"));
    losses.addAll(ownLosses());
    losses.add(Loss.of("mergesNotReported"));
    losses.add(Loss.of("writeWindow"));
    return List.copyOf(losses);
  }

  @Override
  public final List<Requirement> requirements() {
    return List.of(
        new Requirement(RecordKind.CAMPAIGN, "name", null),
        new Requirement(RecordKind.CAMPAIGN, "status", "Planning"),
        new Requirement(RecordKind.CAMPAIGN, "campaign_type", "Web"),
        new Requirement(RecordKind.LEAD, "last_name", null),
        new Requirement(RecordKind.CONTACT, "last_name", null));
  }

  /// Other vendors' bridges leave their ids in fields of their own making, which are not known.
  @Override
  public final List<Neighbour> neighbours() {
    return List.of();
  }

  /// Who is in a campaign is read as a roll.
  @Override
  public Set<Stream> compared() {
    return Set.of(Stream.MEMBERS);
  }

  @Override
  public int membersAtOnce() {
    return MEMBERS_AT_ONCE;
  }

  @Override
  public final List<Stance> stances(RemoteRecord consent) {
    boolean out = consent.image(CrmModule.OPT_OUT).equals(Image.of("true"));
    return List.of(new Stance(null, out ? Stance.Said.OPTED_OUT : Stance.Said.NOTHING));
  }

  @Override
  public final List<SetUpCheck> check(Account account, Budget budget, InstantSource clock) {
    var site = site(account, new Wire(budget, clock, pauses));
    return new SetUp()
        .step("logIn", site::greet)
        .step("read", () -> read(site))
        .step("write", () -> lookAround(site))
        .step("marker", () -> requireMarker(site))
        .checks();
  }

  private static void read(Site site) {
    for (var module : List.of("Campaigns", "ProspectLists", "Leads", "Contacts", "Prospects")) {
      site.find(new Query(module, List.of(CrmModule.MODIFIED), List.of(), "id", 1, Lane.ORDINARY));
    }
  }

  /// May it write, and see what a write could set off? Else nothing is written.
  private static void lookAround(Site site) {
    var closed = site.readOnly(List.of("Campaigns", "ProspectLists", "Leads", "Contacts"));
    if (!closed.isEmpty()) {
      throw new Stuck(new Trouble.RightsMissing("readOnly", String.join(", ", closed)));
    }
    site.automations("Leads", Saves.NEW);
    new Lists(site).mailing("00000000-0000-0000-0000-000000000000");
  }

  private void requireMarker(Site site) {
    var field = markerField();
    site.tryMarker();
    boolean there = site.fields("Campaigns").stream().anyMatch(f -> f.name().equals(field));
    if (!there) {
      throw new Denied(400, "markerFieldMissing", "Campaigns." + field, "");
    }
  }

  /// Which field holds our marker.
  abstract String markerField();

  @Override
  public final Session open(Account account, Budget budget, InstantSource clock) {
    return new CrmSession(account, site(account, new Wire(budget, clock, pauses)));
  }
}
