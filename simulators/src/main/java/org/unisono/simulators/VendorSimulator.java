package org.unisono.simulators;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// What the simulators of all vendors have in common: a running server, and the vendor behind it.
///
/// @param <V> the vendor's state
public abstract class VendorSimulator<V> implements Simulator {

  protected final RunningSimulator running;
  protected final V vendor;

  protected VendorSimulator(RunningSimulator running, V vendor) {
    this.running = running;
    this.vendor = vendor;
  }

  /// Does the work on the vendor's state while no call is being answered.
  protected final void act(Runnable work) {
    running.between(
        () -> {
          work.run();
          return true;
        });
  }

  @Override
  public final URI baseUrl() {
    return running.baseUrl();
  }

  @Override
  public final Faults faults() {
    return running.faults();
  }

  @Override
  public final Journal journal() {
    return running.journal();
  }

  @Override
  public final ObjectNode ready() {
    return running.ready();
  }

  /// The vendor's own paths, as `GET /path/{part}`.
  public final List<String> paths() {
    return running.paths();
  }

  @Override
  public final <T> T between(Supplier<T> work) {
    return running.between(work);
  }

  @Override
  public final void close() {
    running.close();
    closed();
  }

  /// What is to be freed besides the port.
  protected void closed() {}
}
