package org.unisono.connectors.salesforce;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/// Salesforce Sales Cloud.
public final class SalesforceConnector implements Connector {

  private static final int AT_ONCE = 10_000;

  private final Pauses pauses;

  public SalesforceConnector() {
    this(Pauses.REAL);
  }

  /// With another way to wait, for tests.
  public SalesforceConnector(Pauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public String key() {
    return "salesforce";
  }

  @Override
  public String name() {
    return "Salesforce";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("clientId", Form.TEXT, Need.REQUIRED),
        new Setting("clientSecret", Form.SECRET, Need.REQUIRED),
        new Setting("username", Form.TEXT, Need.OPTIONAL),
        new Setting("password", Form.SECRET, Need.OPTIONAL),
        new Setting("apiVersion", Form.TEXT, Need.OPTIONAL),
        new Setting("standIn.Lead.Company", Form.TEXT, Need.OPTIONAL),
        new Setting("allowedFlows", Form.TEXT, Need.OPTIONAL));
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(
        new Capability(Stream.CAMPAIGNS, Reach.BOTH, ""),
        new Capability(Stream.STATUSES, Reach.BOTH, ""),
        new Capability(Stream.MEMBERS, Reach.BOTH, ""),
        new Capability(Stream.RESPONSES, Reach.IN, "computedFromStatus"),
        new Capability(Stream.PEOPLE, Reach.BOTH, ""),
        new Capability(Stream.CONSENT, Reach.BOTH, ""),
        new Capability(Stream.LISTS, Reach.IMPOSSIBLE, "asAudience"),
        new Capability(Stream.DEALS, Reach.IN, "dealsBelongToSales"));
  }

  @Override
  public List<Loss> losses() {
    return List.of(
        new Loss("textShortened", Map.of("field", "Name", "length", 80)),
        new Loss("textShortened", Map.of("field", "Description", "length", 32_000)),
        new Loss("noDecimals", Map.of("fields", "BudgetedCost, ActualCost, ExpectedRevenue")),
        new Loss("dateWithoutTime", Map.of("field", "FirstRespondedDate")),
        new Loss(
            "noField",
            Map.of("concepts", "code, objective, actualStartDate, actualEndDate, language")),
        new Loss("noFieldHere", Map.of("concepts", "jobTitle, mobile")),
        Loss.of("companyIsRecord"),
        new Loss("consentAllOrNothing", Map.of("field", "HasOptedOutOfEmail")),
        Loss.of("ownersNeedCounterpart"),
        Loss.of("addressesStay"),
        Loss.of("flowsHoldWrites"),
        Loss.of("switchNotWritten"),
        Loss.of("writeWindow"),
        Loss.of("memberFieldsLostInMerge"));
  }

  @Override
  public List<Requirement> requirements() {
    return List.of(
        new Requirement(RecordKind.CAMPAIGN, "Name", null),
        new Requirement(RecordKind.LEAD, "LastName", null),
        new Requirement(RecordKind.LEAD, "Company", SalesforcePushes.NO_COMPANY),
        new Requirement(RecordKind.CONTACT, "LastName", null));
  }

  @Override
  public List<Neighbour> neighbours() {
    return List.of(
        new Neighbour(RecordKind.LEAD, "HubSpotContactId__c", "hubspot", RecordKind.CONTACT),
        new Neighbour(RecordKind.CONTACT, "HubSpotContactId__c", "hubspot", RecordKind.CONTACT));
  }

  /// One flag for all e-mail; unset it says nothing, as nobody was asked.
  @Override
  public int membersAtOnce() {
    return AT_ONCE;
  }

  @Override
  public int peopleAtOnce() {
    return AT_ONCE;
  }

  @Override
  public List<Stance> stances(RemoteRecord consent) {
    boolean out = consent.image(Sobject.OPT_OUT).equals(Image.of("true"));
    return List.of(new Stance(null, out ? Stance.Said.OPTED_OUT : Stance.Said.NOTHING));
  }

  @Override
  public List<SetUpCheck> check(Account account, Budget budget, InstantSource clock) {
    var session = new SalesforceSession(account, new Wire(budget, clock, pauses));
    var describes = session.describes();
    return new SetUp()
        .step("logIn", () -> session.api().get("/limits", Lane.ORDINARY))
        .step("read", () -> describes.fields(Sobject.CAMPAIGN))
        .step("write", () -> requireWrites(describes))
        .step("marker", () -> requireMarkers(describes))
        .advice("automations", () -> session.active().read())
        .checks();
  }

  private static void requireWrites(Describes describes) {
    for (var object : List.of(Sobject.CAMPAIGN, Sobject.MEMBER)) {
      if (!describes.isWritable(object)) {
        throw new Denied(403, "rightsMissing", object.type(), "The account may not write it.");
      }
    }
  }

  private static void requireMarkers(Describes describes) {
    var without = new ArrayList<String>();
    for (var object : List.of(Sobject.CAMPAIGN, Sobject.MEMBER, Sobject.LEAD, Sobject.CONTACT)) {
      if (!describes.visible(object, Lane.ORDINARY).contains(Sobject.MARKER)) {
        without.add(object.type() + "." + Sobject.MARKER);
      }
    }
    if (!without.isEmpty()) {
      throw new Denied(400, "markerFieldMissing", String.join(", ", without), "");
    }
  }

  @Override
  public Session open(Account account, Budget budget, InstantSource clock) {
    return new SalesforceSession(account, new Wire(budget, clock, pauses));
  }
}
