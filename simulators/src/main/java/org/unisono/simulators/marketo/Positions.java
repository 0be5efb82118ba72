package org.unisono.simulators.marketo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// The lead database, by `nextPageToken`: an opaque place in a list.
final class Positions {
  private static final int MOST = 300;

  private final Faults faults;
  private final Sessions sessions;

  Positions(Faults faults, Sessions sessions) {
    this.faults = faults;
    this.sessions = sessions;
  }

  static String token(int position) {
    var text = "at:" + position;
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static int position(String token) {
    try {
      var text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.matches("at:\\d{1,9}")) {
        return Integer.parseInt(text.substring(3));
      }
    } catch (IllegalArgumentException noBase64) {
      // Refused below.
    }
    throw MarketoRefused.invalid("Invalid nextPageToken");
  }

  static int size(Request request) {
    return Math.clamp(request.number("batchSize", MOST), 1, MOST);
  }

  /// A page of a listing that says of its end only by giving no token.
  ObjectNode tokensOnly(Request request, List<ObjectNode> all) {
    var body = page(request, all);
    body.remove("moreResult");
    return body;
  }

  /// A page of a list that is listed anew at each call; without a token at its end.
  ObjectNode page(Request request, List<ObjectNode> all) {
    int size = size(request);
    int start = request.param("nextPageToken").map(Positions::position).orElse(0);
    if (start > 0 && faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      sessions.expireAll();
      throw MarketoRefused.expired();
    }
    boolean again = start > 0 && faults.take(Fault.DUPLICATE_PAGE);
    int from = Math.min(all.size(), again ? Math.max(0, start - size) : start);
    int end = Math.min(all.size(), from + size);
    boolean cut = all.size() > 1 && from < end && faults.take(Fault.MISSING_PAGE);
    if (cut && end == all.size()) {
      end = from + (end - from) / 2;
    }
    var body = Envelope.success();
    body.set("result", Json.array(all.subList(from, end)));
    boolean more = end < all.size() && !cut;
    if (more) {
      body.put("nextPageToken", token(end));
    }
    return body.put("moreResult", more);
  }
}
