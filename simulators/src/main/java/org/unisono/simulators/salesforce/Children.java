package org.unisono.simulators.salesforce;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// The rows below each row of a query, as a query within its `SELECT` asks for them.
///
/// @param below the relations of these rows in turn
/// @param limit -1 without a limit
record Children(
    ChildRelation relation,
    SObjectType type,
    List<FieldPath> paths,
    List<Children> below,
    Predicate<ObjectNode> where,
    Comparator<ObjectNode> order,
    int limit) {

  Queries.Found of(ObjectNode parent, Reads reads, Queries.Scope scope) {
    var id = Json.text(parent, "Id");
    var live = reads.records().by(type.name(), relation.field(), id).stream();
    var all =
        scope == Queries.Scope.LIVE
            ? live
            : Stream.concat(
                live,
                reads.records().recycled(type.name()).stream()
                    .filter(row -> Json.text(row, relation.field()).equals(id)));
    var sorted = all.filter(reads::isVisible).filter(where).sorted(order);
    var rows = (limit < 0 ? sorted : sorted.limit(limit)).toList();
    return new Queries.Found(type, paths, below, scope, Queries.Shape.ROWS, rows);
  }
}
