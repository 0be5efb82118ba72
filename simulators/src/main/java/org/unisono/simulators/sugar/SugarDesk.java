package org.unisono.simulators.sugar;

import java.util.Optional;
import java.util.stream.Collectors;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Page;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// What an administrator has: a session in somebody else's name, and the page that tells of all
/// paths, which anybody may read.
final class SugarDesk {
  private static final String ACTING = "sudo:";

  private final Crm crm;
  private final CrmTokens tokens;
  private final Routes routes;

  SugarDesk(Crm crm, CrmTokens tokens, Routes routes) {
    this.crm = crm;
    this.tokens = tokens;
    this.routes = routes;
  }

  void register() {
    routes
        .post("/rest/{version}/oauth2/sudo/{user}", this::sudo)
        .get("/rest/{version}/help", r -> help());
  }

  static boolean isHelp(Request request) {
    return request.path().matches("/rest/[^/]+/help/?");
  }

  /// The user in whose name a session acts; empty for its own.
  static Optional<ObjectNode> acting(Crm crm, CrmTokens tokens, Request request) {
    var header = request.header("oauth-token");
    return tokens
        .name(header.isEmpty() ? request.bearer() : header)
        .filter(name -> name.startsWith(ACTING))
        .flatMap(name -> crm.records.find(CrmModule.USERS, name.substring(ACTING.length())));
  }

  /// One session in somebody's name opens no further one.
  private Reply sudo(Request request) {
    boolean may = !crm.faults.isOn(Fault.RIGHTS_NARROWED) && acting(crm, tokens, request).isEmpty();
    if (!may) {
      throw new SugarRefused(
          403, "not_authorized", "You are not authorized to perform this action.");
    }
    var user =
        crm.records.live(CrmModule.USERS).stream()
            .filter(u -> Json.text(u, "user_name").equals(request.var("user")))
            .filter(u -> Json.text(u, "status").equals("Active"))
            .findFirst()
            .orElseThrow(() -> SugarRefused.notFound(request.var("user")));
    var name = ACTING + Json.text(user, "id");
    return Reply.ok(
        Json.object()
            .put("access_token", tokens.grant(name))
            .put("expires_in", CrmTokens.ACCESS.toSeconds())
            .put("token_type", "bearer")
            .putNull("scope")
            .put("refresh_token", tokens.refreshFor(name))
            .put("refresh_expires_in", 1_209_600));
  }

  private Reply help() {
    var rows =
        routes.templates().stream()
            .filter(t -> t.contains("/rest/"))
            .map(t -> "<li><code>" + Page.escape(t) + "</code></li>")
            .collect(Collectors.joining());
    return Reply.html(
        200, "<html><head><title>SugarCRM API</title></head><body><ul>" + rows + "</ul></body>");
  }
}
