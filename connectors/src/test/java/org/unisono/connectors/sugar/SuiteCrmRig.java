package org.unisono.connectors.sugar;

import java.util.LinkedHashMap;
import java.util.Map;
import org.unisono.connector.Account;
import org.unisono.connector.Connector;
import org.unisono.connector.Secret;
import org.unisono.simulators.Launch;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.sugar.CrmStore;
import org.unisono.simulators.sugar.SuiteCrmSimulator;

final class SuiteCrmRig extends CrmRig {

  final SuiteCrmSimulator suite;

  SuiteCrmRig(Clock clock) {
    suite = SuiteCrmSimulator.start(Launch.onPort(0).at(clock));
  }

  @Override
  CrmStore store() {
    return suite.store();
  }

  @Override
  public Simulator simulator() {
    return suite;
  }

  @Override
  public Connector connector() {
    return new SuiteCrmConnector(time -> {});
  }

  @Override
  public Account account() {
    return account(suite.ready().path("clientSecret").asString(), Map.of());
  }

  @Override
  public Account lockedOut() {
    return account("wrong-secret", Map.of());
  }

  Account account(String secret, Map<String, String> more) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("clientId", suite.ready().path("clientId").asString());
    settings.put("pageSize", "3");
    settings.putAll(more);
    return new Account(suite.baseUrl(), settings, Map.of("clientSecret", new Secret(secret)));
  }

  @Override
  public void expireTokens() {
    suite.expireTokens();
  }

  @Override
  public void close() {
    suite.close();
  }
}
