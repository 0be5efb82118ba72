package org.unisono.simulators.pardot;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Uploads of files: the part `file` has the file, the part `input` what is said of it. What is
/// not said comes from the file and from the account.
final class FileCalls {
  private static final String TRACKER = "trackerDomainId";
  private static final String PATH = "vanityUrlPath";

  private final Unit unit;
  private final Shown shown;

  FileCalls(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
  }

  void register(Routes api) {
    api.post(Kind.FILES.at(), this::upload);
  }

  private Reply upload(Request request) {
    var fields = shown.fields(Kind.FILES, request);
    if (!Multipart.isSent(request)) {
      throw PardotRefused.of(400, 151, "Unsupported content-type");
    }
    var sent = Multipart.of(request);
    var file = sent.only("file").filter(p -> !p.content().isEmpty());
    if (file.isEmpty()) {
      throw Multipart.noFile();
    }
    var input = sent.only("input").map(p -> Json.parseObject(p.content())).orElseGet(Json::object);
    var values = ObjectCalls.writable(Kind.FILES, input);
    unit.checkCampaign(values);
    var tracker = tracker(values);
    checkPath(values);
    unit.writeRules.checkCall();
    unit.writeRules.checkRoom(Kind.FILES, unit.table(Kind.FILES));
    if (Json.text(values, "name").isBlank()) {
      values.put("name", file.get().file());
    }
    var host = "https://" + Json.text(tracker, "domain");
    var path = Json.text(values, PATH);
    values.put("size", sent.size(file.get())).put("isTracked", true);
    var row = unit.table(Kind.FILES).add(values);
    row.put("url", host + "/l/" + Json.text(row, "id") + "/" + file.get().file());
    if (!path.isEmpty()) {
      row.put("vanityUrl", host + path);
    }
    return Reply.json(201, shown.row(Kind.FILES, row, fields));
  }

  /// The one that is named, or the account's own.
  private ObjectNode tracker(ObjectNode values) {
    var domains = unit.table(Kind.TRACKER_DOMAINS);
    var named = Json.text(values, TRACKER);
    var found =
        named.isEmpty()
            ? domains.alive().stream().filter(d -> d.path("isPrimary").asBoolean(false)).findFirst()
            : domains.find(named);
    var domain = found.orElseThrow(() -> Bodies.invalid(TRACKER));
    values.put(TRACKER, domain.path("id").asLong(0));
    return domain;
  }

  /// A path leads to one file of a domain.
  private void checkPath(ObjectNode values) {
    var path = Json.text(values, PATH);
    boolean taken =
        !path.isEmpty()
            && unit.table(Kind.FILES).where(PATH, path).stream()
                .anyMatch(f -> Json.text(f, TRACKER).equals(Json.text(values, TRACKER)));
    if (taken) {
      throw Bodies.invalid(PATH);
    }
  }
}
