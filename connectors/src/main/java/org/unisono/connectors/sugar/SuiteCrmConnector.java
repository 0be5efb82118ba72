package org.unisono.connectors.sugar;

import java.util.List;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Loss;
import org.unisono.connector.RecordKind;
import org.unisono.connector.Setting;
import org.unisono.connector.Setting.Form;
import org.unisono.connector.Setting.Need;
import org.unisono.connectors.http.Pauses;
import org.unisono.connectors.http.Wire;

/// SuiteCRM 7.12 and later, and 8 (whose address ends in `/legacy`).
public final class SuiteCrmConnector extends CrmConnector {

  public SuiteCrmConnector() {
    this(Pauses.REAL);
  }

  /// With another way to wait, for tests.
  public SuiteCrmConnector(Pauses pauses) {
    super(pauses);
  }

  @Override
  public String key() {
    return "suitecrm";
  }

  @Override
  public String name() {
    return "SuiteCRM";
  }

  /// A user and a password only where the client was made for that.
  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("clientId", Form.TEXT, Need.REQUIRED),
        new Setting("clientSecret", Form.SECRET, Need.REQUIRED),
        new Setting("username", Form.TEXT, Need.OPTIONAL),
        new Setting("password", Form.SECRET, Need.OPTIONAL),
        new Setting("statusValues", Form.TEXT, Need.OPTIONAL),
        new Setting("typeValues", Form.TEXT, Need.OPTIONAL),
        new Setting("allowedWorkflows", Form.TEXT, Need.OPTIONAL));
  }

  /// Deleted rows are not shown to anybody.
  @Override
  public Set<RecordKind> unfed() {
    return Set.of(RecordKind.CAMPAIGN, RecordKind.LEAD, RecordKind.CONTACT, RecordKind.MEMBER);
  }

  @Override
  Site site(Account account, Wire wire) {
    return new SuiteSite(new SuiteApi(account, wire));
  }

  @Override
  List<Loss> ownLosses() {
    return List.of(Loss.of("deletionsByListingOnly"));
  }

  /// A record's own id, which we choose.
  @Override
  String markerField() {
    return "id";
  }
}
