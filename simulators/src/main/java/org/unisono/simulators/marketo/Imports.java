package org.unisono.simulators.marketo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Runs an import: each row for itself, *insert or update*. What is refused goes into a file of its
/// own, with the reason behind it; its reasons are words, without the codes of other calls.
final class Imports {
  static final String KIND = "kind";
  static final String LEADS = "leads";
  static final String MEMBERS = "members";
  static final String LOOKUP = "lookupField";
  static final String LIST = "listId";
  static final String PROGRAM = "programId";
  static final String TO = "programMemberStatus";
  static final String FILE = "file";
  static final String FAILURES = "failures";
  static final String WARNINGS = "warnings";

  private final Instance instance;

  Imports(Instance instance) {
    this.instance = instance;
  }

  void run(ObjectNode job) {
    var csv = Csv.of(Json.text(job, "format"));
    var rows = csv.read(Json.text(job, FILE));
    job.remove(FILE);
    instance.journal.changed();
    var wrong = wrong(job, rows);
    if (wrong.isPresent()) {
      job.put(JobQueue.STATUS, "Failed").put("message", wrong.get());
      return;
    }
    var failures = new ArrayList<List<String>>();
    var warnings = new ArrayList<List<String>>();
    var head = rows.getFirst();
    var found = new LeadLookup(instance, Json.text(job, LOOKUP));
    for (int at = 0; at < rows.size() - 1; at++) {
      var row = rows.get(at + 1);
      try {
        var values = values(head, row, at);
        long lead = lead(found, values, job);
        addTo(job, lead);
        var email = Json.text(values, "email");
        if (!email.isEmpty() && !email.contains("@")) {
          warnings.add(with(row, "Invalid email address"));
        }
      } catch (MarketoRefused refused) {
        failures.add(with(row, refused.text()));
      }
    }
    int done = rows.size() - 1 - failures.size();
    job.put(JobQueue.STATUS, "Complete").put("numOfLeadsProcessed", done);
    job.put("numOfRowsFailed", failures.size()).put("numOfRowsWithWarning", warnings.size());
    job.put("message", "%d records imported, %d failed".formatted(done, failures.size()));
    job.put(FAILURES, file(csv, with(head, "Import Failure Reason"), failures));
    job.put(WARNINGS, file(csv, with(head, "Import Warning Reason"), warnings));
  }

  private Optional<String> wrong(ObjectNode job, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return Optional.of("The file is empty");
    }
    if (!rows.getFirst().contains(Json.text(job, LOOKUP))) {
      return Optional.of("Missing column '%s'".formatted(Json.text(job, LOOKUP)));
    }
    return rows.getFirst().stream()
        .filter(name -> !instance.fields.isKnown(name))
        .findFirst()
        .map("Field '%s' not found"::formatted);
  }

  /// An empty cell says nothing. A name that people's and members' fields share is the person's.
  private ObjectNode values(List<String> head, List<String> row, int at) {
    if (row.size() != head.size()) {
      throw MarketoRefused.invalid("Invalid number of columns");
    }
    if (at % 3 == 2 && instance.faults.isOn(Fault.PARTIAL_BATCH_FAILURE)) {
      throw new MarketoRefused("713", "Transient error");
    }
    var values = Json.object();
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        values.put(head.get(i), row.get(i));
      }
    }
    return values;
  }

  private long lead(LeadLookup found, ObjectNode values, ObjectNode job) {
    var lookup = Json.text(job, LOOKUP);
    var known = found.newest(values);
    if (known.isPresent()) {
      var rest = values.deepCopy();
      rest.remove("id");
      instance.leads.update(known.get(), rest);
      return known.get();
    }
    if (lookup.equals("id")) {
      throw new MarketoRefused("1004", "Lead not found");
    }
    long made = instance.leads.create(values).path("id").asLong();
    instance.campaigns.personCreated(made);
    found.add(values, made);
    return made;
  }

  private void addTo(ObjectNode job, long lead) {
    if (job.has(LIST)) {
      instance.lists.add(job.path(LIST).asLong(), lead);
    }
    if (job.has(PROGRAM)) {
      instance.members.change(job.path(PROGRAM).asLong(), lead, Json.text(job, TO));
    }
  }

  private static List<String> with(List<String> row, String last) {
    var all = new ArrayList<>(row);
    all.add(last);
    return all;
  }

  private static String file(Csv csv, List<String> head, List<List<String>> rows) {
    var text = new StringBuilder(csv.row(head));
    rows.forEach(row -> text.append(csv.row(row)));
    return text.toString();
  }
}
