package org.unisono.simulators.dynamics;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// One value of one row, written alone: a column, or what a lookup points at.
final class PropertyCalls {
  private final Organization org;

  PropertyCalls(Organization org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .put(Paths.at("/{target}/{property}"), this::put)
        .delete(Paths.at("/{target}/{property}"), this::clear)
        .put(Paths.at("/{target}/{property}/$ref"), this::point);
  }

  private Reply put(Request request) {
    var body = request.object();
    if (!body.has("value")) {
      throw DynamicsRefused.invalid("The value of the property is missing.");
    }
    return write(request, (ObjectNode) Json.object().set(name(request), body.path("value")));
  }

  private Reply clear(Request request) {
    return write(request, Json.object().putNull(name(request)));
  }

  private Reply point(Request request) {
    var link = Json.text(request.object(), "@odata.id");
    var reference = "/" + link.substring(link.lastIndexOf('/') + 1);
    return write(request, Json.object().put(lookup(request) + "@odata.bind", reference));
  }

  /// What a lookup points at no longer.
  Reply unpoint(Request request) {
    return write(request, Json.object().putNull(lookup(request) + "@odata.bind"));
  }

  boolean isLookup(Request request) {
    var table = org.tables.ofSet(Target.of(request.var("target")).set());
    return table.bound(request.var("property")).isPresent();
  }

  private String name(Request request) {
    var table = org.tables.ofSet(Target.of(request.var("target")).set());
    var name = request.var("property");
    return table.column(name).orElseThrow(() -> DynamicsRefused.noSegment(name)).name();
  }

  private String lookup(Request request) {
    if (!isLookup(request)) {
      throw DynamicsRefused.noSegment(request.var("property"));
    }
    return request.var("property");
  }

  private Reply write(Request request, ObjectNode values) {
    var target = Target.of(request.var("target"));
    var table = org.tables.ofSet(target.set());
    org.writes.update(table, org.keys.require(table, target), values);
    return Reply.empty(204).with("OData-Version", "4.0");
  }
}
