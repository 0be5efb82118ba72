package org.unisono.connectors.writing;

import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;

/// A record as it was found.
public sealed interface Seen {

  /// It lives.
  record Live(RemoteRecord record) implements Seen {}

  /// It was deleted.
  record Dead() implements Seen {}

  /// It was merged into, or became, another one.
  record Became(RemoteRef into) implements Seen {}
}
