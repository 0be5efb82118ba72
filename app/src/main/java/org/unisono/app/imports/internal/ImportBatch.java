package org.unisono.app.imports.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.Members;
import org.unisono.app.imports.Import.RowFault;
import org.unisono.app.imports.internal.ImportStore.RowResult;
import org.unisono.app.people.People;
import org.unisono.app.people.PutOutcome;
import org.unisono.core.Fault;

/// Puts the people of some rows, and makes them members.
@Component
class ImportBatch {

  private final People people;
  private final Members members;

  ImportBatch(People people, Members members) {
    this.people = people;
    this.members = members;
  }

  /// @param campaign null when nobody becomes a member
  /// @return a result per row that was not skipped
  List<RowResult> put(@Nullable UUID campaign, List<Row> rows) {
    var good = rows.stream().filter(r -> r.read() instanceof RowReader.Read.Row).toList();
    var outcomes =
        people.putAll(good.stream().map(r -> ((RowReader.Read.Row) r.read()).draft()).toList());
    var results = new HashMap<Long, RowResult>();
    for (int i = 0; i < good.size(); i++) {
      results.put(good.get(i).number(), result(good.get(i), outcomes.get(i)));
    }
    if (campaign != null) {
      join(campaign, good, results);
    }
    List<RowResult> all = new ArrayList<>();
    for (var row : rows) {
      switch (row.read()) {
        case RowReader.Read.Row _ ->
            all.add(java.util.Objects.requireNonNull(results.get(row.number())));
        case RowReader.Read.Refused(var faults) -> all.add(refused(row, null, faults));
        case RowReader.Read.Skipped _ -> {}
      }
    }
    return all;
  }

  private static RowResult result(Row row, PutOutcome outcome) {
    return switch (outcome) {
      case PutOutcome.Created(var id) ->
          new RowResult(row.number(), "created", null, id, null, List.of(), List.of());
      case PutOutcome.Updated(var id, var before) ->
          new RowResult(row.number(), "updated", null, id, before.toString(), List.of(), List.of());
      case PutOutcome.Unchanged(var id) ->
          new RowResult(row.number(), "unchanged", null, id, null, List.of(), List.of());
      case PutOutcome.NotPut(var faults) ->
          refused(row, null, faults.stream().map(f -> fault(row, f)).toList());
    };
  }

  private void join(UUID campaign, List<Row> rows, Map<Long, RowResult> results) {
    List<Row> joining = new ArrayList<>();
    List<MemberDraft> drafts = new ArrayList<>();
    for (var row : rows) {
      var person = java.util.Objects.requireNonNull(results.get(row.number())).personId();
      if (person != null) {
        joining.add(row);
        drafts.add(
            new MemberDraft(
                person, ((RowReader.Read.Row) row.read()).status(), Cause.IMPORT, null));
      }
    }
    var outcomes = members.addAll(campaign, drafts);
    for (int i = 0; i < joining.size(); i++) {
      var row = joining.get(i);
      results.computeIfPresent(row.number(), member(row, outcomes.get(i)));
    }
  }

  private static java.util.function.BiFunction<Long, RowResult, RowResult> member(
      Row row, AddOutcome outcome) {
    return (_, result) ->
        outcome instanceof AddOutcome.NotAdded no
            ? new RowResult(
                result.row(),
                "refused",
                "refused",
                result.personId(),
                result.before(),
                List.of(fault(row, no.fault())),
                row.cells())
            : new RowResult(
                result.row(),
                result.outcome(),
                word(outcome),
                result.personId(),
                result.before(),
                List.of(),
                List.of());
  }

  private static String word(AddOutcome outcome) {
    return switch (outcome) {
      case AddOutcome.Added _ -> "added";
      case AddOutcome.Queued _ -> "queued";
      case AddOutcome.Raised _ -> "raised";
      case AddOutcome.Reactivated _ -> "reactivated";
      case AddOutcome.Unchanged _ -> "unchanged";
      case AddOutcome.NotAdded _ -> "refused";
    };
  }

  private static RowResult refused(Row row, @Nullable UUID person, List<RowFault> faults) {
    return new RowResult(row.number(), "refused", null, person, null, faults, row.cells());
  }

  private static RowFault fault(Row row, Fault fault) {
    return RowFault.of(row.number(), fault.pointer(), fault);
  }

  /// One row of the file.
  ///
  /// @param number 1 for the first after the header
  record Row(long number, List<String> cells, RowReader.Read read) {}
}
