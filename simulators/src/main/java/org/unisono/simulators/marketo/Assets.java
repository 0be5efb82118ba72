package org.unisono.simulators.marketo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// What people make in the instance and the API only shows here: e-mails, forms, landing pages,
/// smart lists, segmentations.
final class Assets {
  static final String EMAIL = "email";
  static final String FORM = "form";
  static final String PAGE = "landingPage";
  static final String SMART_LIST = "smartList";
  static final String SEGMENTATION = "segmentation";

  private record Kept(String kind, ObjectNode row) {}

  private final URI pages;
  private final SimulatedClock clock;
  private final List<Kept> all = new ArrayList<>();
  private long made = 9_000;

  Assets(URI pages, SimulatedClock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  List<ObjectNode> of(String kind) {
    return all.stream().filter(k -> k.kind().equals(kind)).map(Kept::row).toList();
  }

  /// @param program in which it lies; 0 for the top folder
  private ObjectNode add(String kind, String name, long program) {
    var now = MarketoTime.ofAsset(clock.stamp());
    var row = Json.object().put("id", ++made).put("name", name).put("description", "");
    row.put("createdAt", now).put("updatedAt", now).put("workspace", "Default");
    row.putObject("folder")
        .put("id", program == 0 ? 12 : program)
        .put("type", program == 0 ? "Folder" : "Program");
    all.add(new Kept(kind, row));
    return row;
  }

  private String url(String letters) {
    return pages + "/#" + letters + made + "A1";
  }

  void email(String name, long program, String subject, String status) {
    var row = add(EMAIL, name, program).put("url", url("EM")).put("status", status);
    text(row, "subject", subject);
    text(row, "fromName", "Unisono");
    text(row, "fromEmail", "news@unisono.example");
    text(row, "replyEmail", "news@unisono.example");
    row.put("operational", false).put("textOnly", false).put("publishToMSI", false);
    row.put("webView", true).put("template", 1).put("version", 2);
    row.put("autoCopyToText", true).put("preHeader", "");
  }

  private static void text(ObjectNode row, String field, String value) {
    row.putObject(field).put("type", "Text").put("value", value);
  }

  void form(String name, long program) {
    var row = add(FORM, name, program).put("url", url("FO")).put("status", "approved");
    row.remove("workspace");
    row.put("theme", "simple").put("language", "English").put("locale", "en_US");
    row.put("progressiveProfiling", false).put("labelPosition", "left");
    row.put("fontFamily", "Helvetica").put("fontSize", "13px").put("buttonLabel", "Submit");
    row.put("buttonLocation", 120).put("waitingLabel", "Please Wait");
    row.putObject("knownVisitor").put("type", "form").putNull("template");
    row.putArray("thankYouList").addObject().put("followupType", "none").put("default", true);
  }

  void page(String name, long program) {
    var row = add(PAGE, name, program).put("URL", pages + "/lp/" + (made + 1));
    row.put("computedUrl", url("LP")).put("status", "approved").put("template", 1);
    row.put("title", name).put("robots", "index, follow").put("keywords", "");
    row.put("mobileEnabled", true).put("formPrefill", false);
    row.put("customHeadHTML", "").put("facebookOgTags", "");
  }

  void smartList(String name, long program, String filter, String value) {
    var row = add(SMART_LIST, name, program).put("url", url("SL"));
    var rules = row.putObject("rules").put("filterMatchType", "All");
    rules.putArray("triggers");
    var rule = rules.putArray("filters").addObject().put("id", made).put("name", filter);
    rule.put("ruleTypeId", 2).put("ruleType", "Attribute Filter").put("operator", "is");
    rule.putArray("conditions")
        .addObject()
        .put("activityAttributeName", filter)
        .put("operator", "is")
        .put("isPrimary", true)
        .putArray("values")
        .add(value);
  }

  void segmentation(String name, List<String> segments) {
    var row = add(SEGMENTATION, name, 0).put("url", url("SG")).put("status", "approved");
    long id = made;
    var inside = row.putArray("segments");
    for (var segment : segments) {
      inside
          .addObject()
          .put("id", ++made)
          .put("name", segment)
          .put("description", "")
          .put("createdAt", Json.text(row, "createdAt"))
          .put("updatedAt", Json.text(row, "updatedAt"))
          .put("url", url("SGS"))
          .put("segmentationId", id);
    }
  }
}
