package org.unisono.simulators.dynamics.fetch;

/// A query that is none.
public final class FetchRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FetchRefused(String message) {
    super(message);
  }
}
