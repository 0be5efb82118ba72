package org.unisono.simulators.dynamics.odata;

/// A filter that is none.
public final class FilterRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FilterRefused(String message) {
    super(message);
  }
}
