package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.unisono.connector.CallShare;
import org.unisono.connector.Capability;
import org.unisono.connector.Connector;
import org.unisono.connector.Setting;
import org.unisono.connector.Stream;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The connectors that this installation has; each folder of `connectors` names its own.
@Component
public class Systems {

  private final Map<String, Connector> byKey = new TreeMap<>();

  Systems() {
    ServiceLoader.load(Connector.class).forEach(c -> byKey.put(c.key(), c));
  }

  public List<Connector> all() {
    return List.copyOf(byKey.values());
  }

  /// @throws Refused `unknownSystem`
  public Connector of(String key) {
    var found = byKey.get(key);
    if (found == null) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/system",
          "unknownSystem",
          "{system} cannot be connected. These can: {known}.",
          Map.of("system", key, "known", String.join(", ", byKey.keySet())));
    }
    return found;
  }

  /// What is asked for a connection: what its system wants to know, and what is asked for each.
  static List<Setting> asked(Connector connector) {
    var asked = new ArrayList<>(connector.settings());
    asked.add(CallShare.SETTING);
    return asked;
  }

  static Capability capability(Connector connector, Stream stream) {
    return connector.capabilities().stream()
        .filter(c -> c.stream() == stream)
        .findFirst()
        .orElse(new Capability(stream, Capability.Reach.IMPOSSIBLE, "notBuilt"));
  }
}
