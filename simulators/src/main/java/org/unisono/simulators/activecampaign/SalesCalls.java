package org.unisono.simulators.activecampaign;

import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Users and their group; accounts, where the plan has them.
final class SalesCalls {
  private static final List<String> RIGHTS =
      List.of("pgListAdd", "pgListEdit", "pgMessageAdd", "pgMessageEdit", "pgDeal");

  private final Site site;

  SalesCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .get("/api/3/users/me", r -> Reply.ok(Json.object().set("user", user())))
        .get("/api/3/users/{id}/userGroup", r -> userGroup())
        .get("/api/3/groups/{id}", r -> Reply.ok(Json.object().set("group", group())))
        .get("/api/3/accounts", r -> planned(r, "accounts", site.accounts))
        .get("/api/3/accounts/{id}", r -> one(r, "account", site.accounts));
  }

  private static ObjectNode user() {
    var user = Json.object().put("id", "1").put("username", "unisono");
    return user.put("firstName", "Unisono").put("email", "unisono@example.com");
  }

  private static Reply userGroup() {
    var row = Json.object().put("id", "1").put("userid", "1").put("groupid", "3");
    return Reply.ok(Json.object().set("userGroup", row.put("user", "1").put("group", "3")));
  }

  /// Fewer rights show in the group's own flags.
  private ObjectNode group() {
    var group = Json.object().put("id", "3").put("title", "Admin");
    var may = site.faults.isOn(Fault.RIGHTS_NARROWED) ? "0" : "1";
    RIGHTS.forEach(r -> group.put(r, may));
    return group;
  }

  private Reply planned(Request request, String plural, Rows rows) {
    site.requireSales();
    return site.pages.page(request, plural, rows);
  }

  private Reply one(Request request, String singular, Rows rows) {
    site.requireSales();
    return Reply.ok(Json.object().set(singular, rows.require(request.var("id"))));
  }
}
