package org.unisono.app.assets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.assets.Tracking;
import org.unisono.app.assets.Visit;
import org.unisono.app.assets.internal.Visitors;
import org.unisono.app.edge.Answers;
import org.unisono.core.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Page views of other web sites: a small script, and where it tells.
@RestController
class TrackingController {

  private static final int LARGEST = 8_000;
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

  private final Tracking tracking;
  private final ObjectMapper json;

  TrackingController(Tracking tracking, ObjectMapper json) {
    this.tracking = tracking;
    this.json = json;
  }

  @Answers(types = "text/javascript")
  @GetMapping("/t.js")
  @Needs(Permission.PUBLIC)
  ResponseEntity<String> script() {
    return ResponseEntity.ok()
        .contentType(SCRIPT)
        .header("Cache-Control", "public, max-age=3600")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .body(Tracking.SCRIPT);
  }

  /// Takes text of any type, as a beacon that needs no permission of the other site's server sends
  /// `text/plain`.
  @Answers(204)
  @PostMapping("/collect")
  @Needs(Permission.PUBLIC)
  ResponseEntity<Void> collect(@RequestBody byte[] body, HttpServletRequest request) {
    var view = read(body);
    boolean machine = Visitors.isMachine(request.getHeader("User-Agent"));
    var visitor = Objects.requireNonNullElse(view.get("visitorId"), "");
    var visit = new Visit(visitor, null, null, machine);
    Visitors.ACTING.run(() -> tracking.viewed(visit, view));
    return ResponseEntity.noContent().header("Access-Control-Allow-Origin", "*").build();
  }

  private Map<String, @Nullable String> read(byte[] body) {
    if (body.length > LARGEST) {
      throw new Refused(
          org.unisono.core.Refusal.TOO_LARGE, "", "tooLarge", "This is too large.", Map.of());
    }
    try {
      JsonNode node = json.readTree(body);
      return Map.of(
          "visitorId", node.path("visitorId").asString(""),
          "url", node.path("url").asString(""),
          "title", node.path("title").asString(""),
          "referrer", node.path("referrer").asString(""));
    } catch (JacksonException _) {
      throw Refused.malformed("", "notJson", "The body is not JSON.");
    }
  }
}
