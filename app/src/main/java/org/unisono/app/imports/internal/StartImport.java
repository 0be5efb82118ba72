package org.unisono.app.imports.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.fields.Fields;
import org.unisono.app.imports.Found;
import org.unisono.app.imports.Imports.Upload;
import org.unisono.app.imports.Mapping;
import org.unisono.app.jobs.Jobs;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.NewTask;
import org.unisono.core.Ids;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Origin;
import tools.jackson.databind.ObjectMapper;

/// Checks a file with its mapping, keeps it and hands it to the workers.
@Component
public class StartImport {

  private final ImportStore store;
  private final FileStore files;
  private final Fields fields;
  private final Campaigns campaigns;
  private final Jobs jobs;
  private final Ids ids;
  private final ObjectMapper json;

  StartImport(
      ImportStore store,
      FileStore files,
      Fields fields,
      Campaigns campaigns,
      Jobs jobs,
      Ids ids,
      ObjectMapper json) {
    this.store = store;
    this.files = files;
    this.fields = fields;
    this.campaigns = campaigns;
    this.jobs = jobs;
    this.ids = ids;
    this.json = json;
  }

  public Found inspect(Upload file) {
    return Scan.scan(file::open).found();
  }

  public UUID start(Upload file, Mapping mapping) {
    var scanned = Scan.scan(file::open);
    Plan.check(mapping, scanned.found(), fields);
    if (mapping.campaignId() != null) {
      statuses(mapping, campaigns.statuses(mapping.campaignId()));
    }
    var id = ids.next();
    store.insert(
        id,
        file.name(),
        mapping,
        scanned.format(),
        scanned.found().headers().stream().map(Found.Header::name).toList());
    try (var in = file.open()) {
      store.setBytes(id, files.store(id, in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var payload = json.createObjectNode();
    payload.put("importId", id.toString());
    payload.set("found", json.valueToTree(scanned.found()));
    asImport(id).run(() -> jobs.add(NewTask.of(RunImport.KIND, Lane.BULK, payload)));
    return id;
  }

  public void undo(UUID id) {
    var payload = json.createObjectNode();
    payload.put("importId", id.toString());
    new Acting(Acting.now().actor(), Origin.UNDO, id)
        .run(
            () -> jobs.add(NewTask.of(UndoImport.KIND, Lane.BULK, payload).onceFor(id.toString())));
  }

  /// Loading is not behaviour: whatever the rows change, its origin is the import.
  private static Acting asImport(UUID id) {
    return new Acting(Acting.now().actor(), Origin.IMPORT, id);
  }

  /// Names that the mapping itself gives must be on the ladder; names in cells are checked per row.
  private static void statuses(Mapping mapping, List<MemberStatus> ladder) {
    var known =
        ladder.stream().map(s -> s.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    List<String> named = new ArrayList<>();
    if (mapping.status() != null) {
      named.add(mapping.status());
    }
    mapping.valuesOrNone().values().forEach(v -> named.addAll(v.values()));
    for (var name : named) {
      if (!known.contains(name.strip().toLowerCase(Locale.ROOT))) {
        throw new Refused(
            Refusal.RULE_BROKEN,
            "/status",
            "unknownStatus",
            "This campaign has no status {status}. It has: {known}.",
            Map.of(
                "status",
                name,
                "known",
                ladder.stream().map(MemberStatus::name).collect(Collectors.joining(", "))));
      }
    }
  }

  public List<String> header(UUID id) {
    return store.header(id);
  }
}
