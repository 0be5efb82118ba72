package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;
import tools.jackson.databind.node.ObjectNode;

/// A running [PardotStub], and what its own people do in it.
final class StubbedUnit extends VendorSimulator<PardotStub> {
  private StubbedUnit(RunningSimulator running, PardotStub stub) {
    super(running, stub);
  }

  static StubbedUnit start(Launch launch) {
    var holder = new ArrayList<PardotStub>();
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              holder.add(new PardotStub(faults, clock));
              return holder.getFirst();
            });
    return new StubbedUnit(running, holder.getFirst());
  }

  void expireTokens() {
    act(vendor::expire);
  }

  String create(Thing thing, Map<String, ?> values) {
    return between(() -> Json.text(vendor.create(thing.path(), Json.object(values)), "id"));
  }

  void update(Thing thing, String id, Map<String, ?> values) {
    act(() -> vendor.update(thing.path(), id, Json.object(values)));
  }

  List<ObjectNode> rows(Thing thing) {
    return between(() -> List.copyOf(vendor.of(thing.path())));
  }
}
