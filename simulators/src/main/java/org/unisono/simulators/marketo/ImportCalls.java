package org.unisono.simulators.marketo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Files of people, and of members of a program, that are taken now and imported later.
final class ImportCalls {
  private static final String LEADS = "/bulk/v1/leads";
  private static final String MEMBERS = "/bulk/v1/program/";
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final List<String> SHOWN =
      List.of(
          "batchId",
          "importId",
          JobQueue.STATUS,
          "numOfLeadsProcessed",
          "numOfRowsFailed",
          "numOfRowsWithWarning",
          "message");

  private final Instance instance;

  ImportCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    var batch = LEADS + "/batch/{id}";
    var members = MEMBERS + "members/import/{id}";
    paths
        .post(LEADS + ".json", this::takeLeads)
        .get(batch, r -> status(r, Imports.LEADS))
        .get(batch + "/failures.json", rows(Imports.LEADS, Imports.FAILURES))
        .get(batch + "/warnings.json", rows(Imports.LEADS, Imports.WARNINGS))
        .post(MEMBERS + "{id}/members/import.json", this::takeMembers)
        .get(members + "/status.json", r -> status(r, Imports.MEMBERS))
        .get(members + "/failures.json", rows(Imports.MEMBERS, Imports.FAILURES))
        .get(members + "/warnings.json", rows(Imports.MEMBERS, Imports.WARNINGS));
  }

  private Reply takeLeads(Request request) {
    var job = Json.object().put(Imports.KIND, Imports.LEADS);
    var parts = Multipart.parts(request);
    var lookup = given(request, parts, Imports.LOOKUP).replaceFirst("^$", "email");
    if (!instance.fields.isKnown(lookup)) {
      throw new MarketoRefused("1006", "Field '%s' not found".formatted(lookup));
    }
    job.put(Imports.LOOKUP, lookup);
    var list = given(request, parts, Imports.LIST);
    if (!list.isEmpty()) {
      long id = list.matches("\\d{1,18}") ? Long.parseLong(list) : 0;
      job.put(Imports.LIST, instance.lists.require(id).path("id").asLong());
    }
    return taken(job, request, parts);
  }

  private Reply takeMembers(Request request) {
    var program = instance.programs.require(AssetCalls.id(request));
    var parts = Multipart.parts(request);
    var status = given(request, parts, "programMemberStatus");
    boolean isThere =
        Channels.status(Json.text(program, "channel"), status)
            .filter(s -> s.path("step").asInt() > 0)
            .isPresent();
    if (!isThere) {
      throw new MarketoRefused("1025", "Program status not found");
    }
    var job = Json.object().put(Imports.KIND, Imports.MEMBERS).put(Imports.LOOKUP, "email");
    job.put(Imports.PROGRAM, program.path("id").asLong()).put(Imports.TO, status);
    return taken(job, request, parts);
  }

  /// In the address, or in the form beside the file.
  private static String given(Request request, Map<String, String> parts, String name) {
    return request.param(name).orElse(parts.getOrDefault(name, ""));
  }

  private Reply taken(ObjectNode job, Request request, Map<String, String> parts) {
    var format = given(request, parts, "format");
    Csv.of(format);
    var file = parts.getOrDefault("file", "");
    if (file.getBytes(StandardCharsets.UTF_8).length >= MOST_BYTES) {
      return Reply.text(413, "text/plain", "Request Entity Too Large");
    }
    return Envelope.of(queued(job.put("format", format).put(Imports.FILE, file)));
  }

  /// A file of people that came another way.
  void takeOver(String csv) {
    var job = Json.object().put(Imports.KIND, Imports.LEADS).put(Imports.LOOKUP, "email");
    queued(job.put("format", "csv").put(Imports.FILE, csv));
  }

  private ObjectNode queued(ObjectNode job) {
    // The ten contain those that run.
    if (instance.imports.isFull()) {
      throw new MarketoRefused("1016", "Too many imports");
    }
    long id = instance.imports.nextNumber();
    var taken = Json.object().put("batchId", id).put("importId", String.valueOf(id));
    taken.put(JobQueue.STATUS, JobQueue.QUEUED);
    job.setAll(taken);
    instance.imports.put(String.valueOf(id), job);
    return taken;
  }

  private Reply status(Request request, String kind) {
    var id = String.valueOf(AssetCalls.id(request));
    find(id, kind);
    var job = instance.imports.polled(id).orElseThrow();
    var shown = Json.object();
    SHOWN.stream().filter(job::has).forEach(n -> shown.set(n, job.path(n)));
    return Envelope.of(shown);
  }

  private Routes.Handler rows(String kind, String which) {
    return request -> {
      var job = find(String.valueOf(AssetCalls.id(request)), kind);
      return Reply.text(200, "text/csv;charset=UTF-8", Json.text(job, which));
    };
  }

  private ObjectNode find(String id, String kind) {
    return instance
        .imports
        .find(id)
        .filter(j -> Json.text(j, Imports.KIND).equals(kind))
        .orElseThrow(() -> new MarketoRefused("1013", "Batch '%s' not found".formatted(id)));
  }
}
