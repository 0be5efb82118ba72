package org.unisono.connectors.sugar;

import java.util.LinkedHashMap;
import java.util.Map;
import org.unisono.connector.Account;
import org.unisono.connector.Connector;
import org.unisono.connector.Secret;
import org.unisono.simulators.Launch;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.sugar.CrmStore;
import org.unisono.simulators.sugar.SugarCrmSimulator;

final class SugarCrmRig extends CrmRig {

  final SugarCrmSimulator sugar;

  SugarCrmRig(Clock clock) {
    sugar = SugarCrmSimulator.start(Launch.onPort(0).at(clock));
  }

  @Override
  CrmStore store() {
    return sugar.store();
  }

  @Override
  public Simulator simulator() {
    return sugar;
  }

  @Override
  public Connector connector() {
    return new SugarCrmConnector(time -> {});
  }

  @Override
  public Account account() {
    return account(sugar.ready().path("password").asString(), Map.of());
  }

  @Override
  public Account lockedOut() {
    return account("wrong-secret", Map.of());
  }

  Account account(String secret, Map<String, String> more) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("username", sugar.ready().path("username").asString());
    settings.put("pageSize", "3");
    settings.putAll(more);
    return new Account(sugar.baseUrl(), settings, Map.of("password", new Secret(secret)));
  }

  @Override
  public void expireTokens() {
    sugar.expireTokens();
  }

  @Override
  public void close() {
    sugar.close();
  }
}
