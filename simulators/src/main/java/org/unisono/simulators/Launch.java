package org.unisono.simulators;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// How to start a simulator.
///
/// @param port 0 for any free one
/// @param data the folder its state survives in; without it the state lives in memory
/// @param salesforce a running simulator of Salesforce that this one is joined to; without it, and
///     where the vendor needs one, it starts its own
public record Launch(int port, Optional<Path> data, InstantSource clock, Optional<URI> salesforce) {
  public static Launch onPort(int port) {
    return new Launch(port, Optional.empty(), InstantSource.system(), Optional.empty());
  }

  public Launch listeningOn(int other) {
    return new Launch(other, data, clock, salesforce);
  }

  public Launch keepingStateIn(Path folder) {
    return new Launch(port, Optional.of(folder), clock, salesforce);
  }

  public Launch at(InstantSource time) {
    return new Launch(port, data, time, salesforce);
  }

  public Launch joinedTo(URI organisation) {
    return new Launch(port, data, clock, Optional.of(organisation));
  }
}
