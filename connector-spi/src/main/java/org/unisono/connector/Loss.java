package org.unisono.connector;

import java.util.Map;

/// Something that a round trip loses; shown before a connection is switched on.
///
/// @param code key of the text
/// @param params what the text is built from
public record Loss(String code, Map<String, Object> params) {

  public Loss {
    params = Map.copyOf(params);
  }

  public static Loss of(String code) {
    return new Loss(code, Map.of());
  }
}
