package org.unisono.simulators.salesforce;

/// The day's allowance of API calls of a developer organisation.
final class ApiLimit {
  static final long DAILY = 100_000;

  private ApiLimit() {}
}
