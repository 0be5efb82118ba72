package org.unisono.connectors.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.unisono.connector.Budget.Lane;

/// One call. Its headers can hold a token: it has no text form that shows them.
public record Call(
    String method, URI uri, Map<String, String> headers, String body, Verb verb, Lane lane) {

  /// What a call does there, which is not what its method says: a search is a POST that reads.
  public enum Verb {
    READS,
    WRITES
  }

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(URI uri, Lane lane) {
    return new Call("GET", uri, Map.of(), "", Verb.READS, lane);
  }

  public Call with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Call(method, uri, all, body, verb, lane);
  }

  @Override
  public String toString() {
    return method + " " + uri.getPath();
  }
}
