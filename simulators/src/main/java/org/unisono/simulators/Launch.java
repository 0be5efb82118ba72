package org.unisono.simulators;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// How to start a simulator.
///
/// @param port 0 for any free one
/// @param data the folder its state survives in; without it the state lives in memory
public record Launch(int port, Optional<Path> data, InstantSource clock) {
  public static Launch onPort(int port) {
    return new Launch(port, Optional.empty(), InstantSource.system());
  }

  public Launch keepingStateIn(Path folder) {
    return new Launch(port, Optional.of(folder), clock);
  }

  public Launch at(InstantSource time) {
    return new Launch(port, data, time);
  }
}
