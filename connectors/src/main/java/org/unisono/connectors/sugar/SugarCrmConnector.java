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

/// SugarCRM 10.2 and later. The user is an administrator: `sync_key`, our marker, asks for one.
public final class SugarCrmConnector extends CrmConnector {

  public SugarCrmConnector() {
    this(Pauses.REAL);
  }

  /// With another way to wait, for tests.
  public SugarCrmConnector(Pauses pauses) {
    super(pauses);
  }

  @Override
  public String key() {
    return "sugarcrm";
  }

  @Override
  public String name() {
    return "SugarCRM";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("username", Form.TEXT, Need.REQUIRED),
        new Setting("password", Form.SECRET, Need.REQUIRED),
        new Setting("platform", Form.TEXT, Need.OPTIONAL),
        new Setting("clientId", Form.TEXT, Need.OPTIONAL),
        new Setting("clientSecret", Form.SECRET, Need.OPTIONAL),
        new Setting("allowedWorkflows", Form.TEXT, Need.OPTIONAL));
  }

  /// Of records the deleted rows are told; who left a list is not.
  @Override
  public Set<RecordKind> unfed() {
    return Set.of(RecordKind.MEMBER);
  }

  @Override
  Site site(Account account, Wire wire) {
    return new SugarSite(new SugarApi(account, wire));
  }

  @Override
  List<Loss> ownLosses() {
    return List.of();
  }

  @Override
  String markerField() {
    return "sync_key";
  }
}
