package org.unisono.simulators.salesforce.soql;

/// A text that is not a query; the message shows the place as Salesforce does.
public final class SoqlRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SoqlRefused(String query, int at, String reason) {
    super(
        "\n%s\n%s^\nERROR at Row:1:Column:%d\n%s"
            .formatted(query, " ".repeat(Math.max(0, at)), at + 1, reason));
  }
}
