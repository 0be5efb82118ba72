package org.unisono.simulators;

import java.net.URI;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// A running simulator of one vendor.
public interface Simulator extends AutoCloseable {
  URI baseUrl();

  Faults faults();

  Journal journal();

  /// `baseUrl` and what a client needs to log in.
  ObjectNode ready();

  /// Does the work while no call is being answered.
  <T> T between(Supplier<T> work);

  /// Saves the state where there is a folder for it, and frees the port.
  @Override
  void close();
}
