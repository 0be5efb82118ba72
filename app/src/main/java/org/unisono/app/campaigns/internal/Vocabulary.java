package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.StatusLabelsTable.STATUS_LABELS;
import static org.unisono.app.campaigns.internal.StatusMovesTable.STATUS_MOVES;
import static org.unisono.app.campaigns.internal.TypesTable.TYPES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The lists that are data: types, status labels, allowed moves.
@Component
public class Vocabulary {

  private final DSLContext sql;

  Vocabulary(DSLContext sql) {
    this.sql = sql;
  }

  public List<String> types() {
    return sql.select(TYPES.KEY).from(TYPES).orderBy(TYPES.POSITION).fetch(TYPES.KEY);
  }

  public List<Type> labelledTypes() {
    return sql.selectFrom(TYPES)
        .orderBy(TYPES.POSITION)
        .fetch(r -> new Type(r.get(TYPES.KEY), r.get(TYPES.LABEL)));
  }

  List<String> statusKeys() {
    return statuses().stream().map(Status::key).toList();
  }

  public List<Status> statuses() {
    Map<String, List<String>> moves = new HashMap<>();
    sql.selectFrom(STATUS_MOVES)
        .forEach(
            r ->
                moves
                    .computeIfAbsent(r.get(STATUS_MOVES.FROM_KEY), _ -> new ArrayList<>())
                    .add(r.get(STATUS_MOVES.TO_KEY)));
    return sql.selectFrom(STATUS_LABELS)
        .orderBy(STATUS_LABELS.POSITION)
        .fetch(
            r ->
                new Status(
                    r.get(STATUS_LABELS.KEY),
                    r.get(STATUS_LABELS.LABEL),
                    r.get(STATUS_LABELS.STATE),
                    moves.getOrDefault(r.get(STATUS_LABELS.KEY), List.of())));
  }

  public record Type(String key, String label) {}

  /// @param state planned, active, paused, completed or cancelled
  /// @param next the labels that may follow
  public record Status(String key, String label, String state, List<String> next) {}
}
