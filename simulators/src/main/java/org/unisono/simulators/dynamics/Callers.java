package org.unisono.simulators.dynamics;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// On whose behalf a call is made: the application's own, or that of the user whom a header names.
/// Then it does what that user may do, and what it makes is the user's.
final class Callers {
  private static final int READS_ONLY = 2;

  private final Organization org;
  private String current;

  Callers(Organization org) {
    this.org = org;
    current = org.user;
  }

  /// The id of the user.
  String current() {
    return current;
  }

  /// A part of a batch without such a header is made for whom the batch is made for.
  <T> T during(Request request, Supplier<T> work) {
    var before = current;
    try {
      var user = named(request);
      if (user != null) {
        requireRight(request, user);
        current = Json.text(user, "systemuserid");
      }
      return work.get();
    } finally {
      current = before;
    }
  }

  /// By the id that the directory has for the user, or by that of the row.
  private @Nullable ObjectNode named(Request request) {
    var byDirectory = request.header("callerobjectid");
    var byRow = request.header("mscrmcallerid");
    if (byDirectory.isEmpty() && byRow.isEmpty()) {
      return null;
    }
    var column = byDirectory.isEmpty() ? "systemuserid" : "azureactivedirectoryobjectid";
    var id = byDirectory.isEmpty() ? byRow : byDirectory;
    var users = org.tables.named("systemuser");
    return org.records.all(users).stream()
        .filter(u -> Json.text(u, column).equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(() -> DynamicsRefused.missing(users, id));
  }

  private static void requireRight(Request request, ObjectNode user) {
    var id = Json.text(user, "systemuserid");
    if (user.path("isdisabled").asBoolean()) {
      var text = "The user with SystemUserId=%s is disabled.".formatted(id);
      throw new DynamicsRefused(403, "0x80040225", text);
    }
    boolean writes = !request.method().equals("GET") && !request.path().endsWith("/$batch");
    if (writes && user.path("accessmode").asInt() == READS_ONLY) {
      var text = "Principal user (Id=%s) is missing the privilege to write.".formatted(id);
      throw new DynamicsRefused(403, "0x80040220", text);
    }
  }
}
