package org.unisono.app.imports.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.imports.Found;
import org.unisono.app.imports.internal.ImportStore.RowResult;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.LongJob;
import org.unisono.app.jobs.Plug;
import org.unisono.app.jobs.Task;
import org.unisono.app.jobs.Turns;

/// Carries an import out, batch by batch; each batch, its row results and the position are one
/// transaction, so that a crash goes on behind the last batch and nothing doubles.
@Component
class RunImport implements LongJob {

  static final String KIND = "imports.run";
  private static final int BATCH = 1_000;

  private final ImportStore store;
  private final FileStore files;
  private final ImportBatch batch;
  private final Fields fields;
  private final InstantSource clock;
  private final TransactionTemplate apart;

  RunImport(
      ImportStore store,
      FileStore files,
      ImportBatch batch,
      Fields fields,
      InstantSource clock,
      TransactionTemplate transactions) {
    this.store = store;
    this.files = files;
    this.batch = batch;
    this.fields = fields;
    this.clock = clock;
    this.apart =
        new TransactionTemplate(
            java.util.Objects.requireNonNull(transactions.getTransactionManager()));
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.BULK;
  }

  @Override
  public void run(Task task, Turns turns) {
    var id = UUID.fromString(task.payload().path("importId").asString());
    var work = store.work(id);
    var format = work.format();
    var found = found(task);
    if (work.mapping().createsFields() && !work.mapping().isDryRun()) {
      turns.turn(
          () -> {
            Plan.createFields(work.mapping(), found, fields);
            return true;
          });
    }
    try (var rows = new CsvRows(files.open(id), format.encoding(), format.delimiter())) {
      var headers = rows.next().getFields().stream().map(String::strip).toList();
      skip(rows, work.position());
      try (var ahead = new ReadAhead<>(() -> cells(rows))) {
        long position = work.position();
        for (var next = ahead.next(); next.isPresent(); next = ahead.next()) {
          position = batch(id, work, headers, found, next.get(), position, turns);
        }
      }
    }
    turns.turn(
        () -> {
          store.finish(id, "done", clock.instant());
          files.remove(id);
          return true;
        });
  }

  private static Found found(Task task) {
    return tools.jackson.databind.json.JsonMapper.shared()
        .treeToValue(task.payload().path("found"), Found.class);
  }

  private static void skip(CsvRows rows, long done) {
    for (long i = 0; i < done && rows.hasNext(); i++) {
      rows.next();
    }
  }

  private static Optional<List<List<String>>> cells(CsvRows rows) {
    List<List<String>> cells = new ArrayList<>();
    while (cells.size() < BATCH && rows.hasNext()) {
      cells.add(rows.next().getFields());
    }
    return cells.isEmpty() ? Optional.empty() : Optional.of(cells);
  }

  private long batch(
      UUID id,
      ImportStore.Work work,
      List<String> headers,
      Found found,
      List<List<String>> cells,
      long from,
      Turns turns) {
    long to = from + cells.size();
    turns.turn(
        () -> {
          var results =
              work.mapping().isDryRun()
                  ? rehearse(work, headers, found, cells, from)
                  : put(work, headers, cells, from);
          store.advance(id, to, results, cells.size() - results.size());
          return true;
        });
    Plug.at("imports.batch");
    return to;
  }

  /// The same in a transaction that is rolled back: what would happen, without its happening.
  private List<RowResult> rehearse(
      ImportStore.Work work,
      List<String> headers,
      Found found,
      List<List<String>> cells,
      long from) {
    var results =
        apart.execute(
            transaction -> {
              if (work.mapping().createsFields()) {
                Plan.createFields(work.mapping(), found, fields);
              }
              var all = put(work, headers, cells, from);
              transaction.setRollbackOnly();
              return all;
            });
    return results == null ? List.of() : results;
  }

  private List<RowResult> put(
      ImportStore.Work work, List<String> headers, List<List<String>> cells, long from) {
    var reader =
        new RowReader(work.mapping(), work.format(), headers, fields.of(FieldSubject.PERSON));
    List<ImportBatch.Row> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      long number = from + i + 1;
      rows.add(new ImportBatch.Row(number, cells.get(i), reader.read(number, cells.get(i))));
    }
    return batch.put(work.mapping().campaignId(), rows);
  }
}
