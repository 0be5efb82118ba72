package org.unisono.connectors.salesforce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteField;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Csv;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.salesforce.ActiveAutomation.Change;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;

/// Makes many rows in one Bulk 2.0 job, as upserts under the marker. All else is the other shelf's.
final class BulkShelf implements Shelf {

  /// Most rows of a job: well under the 150 MB of one upload.
  private static final int MOST = 50_000;

  private static final int POLLS = 200;

  private final SalesforceShelf one;
  private final SalesforceApi api;
  private final Sobject object;

  BulkShelf(SalesforceShelf one, SalesforceApi api, Sobject object) {
    this.one = one;
    this.api = api;
    this.object = object;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public List<RemoteField> fields() {
    return one.fields();
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    return one.byIds(ids);
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    return one.byMarkers(markers);
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    var denied = new HashMap<Draft, Denied>();
    for (int from = 0; from < drafts.size(); from += SalesforceShelf.MOST) {
      var to = Math.min(drafts.size(), from + SalesforceShelf.MOST);
      denied.putAll(one.change(drafts.subList(from, to)));
    }
    return denied;
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    one.stopIfHeard(Change.CREATE);
    var wish =
        Json.object()
            .put("object", object.type())
            .put("operation", "upsert")
            .put("externalIdFieldName", Sobject.MARKER)
            .put("contentType", "CSV")
            .put("lineEnding", "LF");
    var job = "/jobs/ingest/" + Json.text(api.write("POST", "/jobs/ingest", wish), "id");
    api.upload(job + "/batches", csv(drafts));
    api.write("PATCH", job, Json.object().put("state", "UploadComplete"));
    await(job);
    return denied(drafts, Csv.read(api.csv(job + "/failedResults/")));
  }

  private static String csv(List<Draft> drafts) {
    var names = new LinkedHashSet<String>();
    drafts.forEach(d -> names.addAll(SalesforceShelf.values(d).keySet()));
    var head = new ArrayList<>(List.of(Sobject.MARKER));
    head.addAll(names);
    var csv = new StringBuilder(Csv.row(head));
    for (var draft : drafts) {
      var values = SalesforceShelf.values(draft);
      var cells = new ArrayList<>(List.of(String.valueOf(draft.marker())));
      names.forEach(n -> cells.add(values.get(n) instanceof Image.Filled(var raw) ? raw : ""));
      csv.append(Csv.row(cells));
    }
    return csv.toString();
  }

  /// A job that takes too long is unclear: its rows are looked up by their markers later.
  private void await(String job) {
    for (int poll = 0; poll < POLLS; poll++) {
      var state = Json.text(api.get(job, Lane.ORDINARY), "state");
      if (state.equals("JobComplete")) {
        return;
      }
      if (state.equals("Failed") || state.equals("Aborted")) {
        throw new Unclear(new Trouble.AskedWrong("job" + state, null, "The job did not finish."));
      }
      api.wire().pauses().pause(Duration.ofSeconds(Math.min(10, 1 + poll)));
    }
    throw new Unclear(new Trouble.Unreachable("the job takes too long"));
  }

  private static Map<Draft, Denied> denied(List<Draft> drafts, List<List<String>> rows) {
    var denied = new HashMap<Draft, Denied>();
    if (rows.isEmpty()) {
      return denied;
    }
    var byMarker =
        drafts.stream()
            .collect(
                Collectors.toMap(
                    d -> String.valueOf(d.marker()), Function.identity(), (one, same) -> one));
    int error = rows.getFirst().indexOf("sf__Error");
    int marker = rows.getFirst().indexOf(Sobject.MARKER);
    for (var row : rows.subList(1, rows.size())) {
      var draft = byMarker.get(row.get(marker));
      if (draft != null) {
        denied.put(draft, denied(row.get(error)));
      }
    }
    return denied;
  }

  /// `CODE:message:FIELD FIELD --`, where the message may have colons of its own.
  static Denied denied(String error) {
    int code = error.indexOf(':');
    int fields = error.lastIndexOf(':');
    if (code < 0 || fields == code) {
      return new Denied(400, code < 0 ? error : error.substring(0, code), null, "");
    }
    var field = error.substring(fields + 1).replaceFirst("--$", "").trim().split(" ")[0];
    return new Denied(
        400,
        error.substring(0, code),
        field.isEmpty() ? null : field,
        error.substring(code + 1, fields));
  }
}
