package org.unisono.simulators.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Every path of the Marketo simulator is asked once, and its answer held against the vendor's
/// Swagger documents.
final class MarketoSpecTest extends MarketoSpecCase {
  @Test
  void theAnswersAreThoseOfTheVendorsDocuments() {
    logIn();
    leads();
    lists();
    activities();
    programs();
    folders();
    members();
    campaigns();
    campaignAssets();
    opportunities();
    companies();
    schemas();
    customObjects();
    customActivities();
    assets();
    tokens();
    persons();
    statistics();
    imports();
    for (var kind : List.of("leads", "activities", "program/members", "customobjects/visit_c")) {
      export(kind);
    }
    assertEquals(List.of(), complaints.stream().filter(c -> !isShownElsewhere(c)).toList());
    assertEquals(Set.of(), unneeded());
    assertEquals(List.of(), unasked());
  }

  @Test
  void whatIsIngestedGoesToPathsOfTheVendorsDocument() {
    var described = Specs.read("marketo/swagger-data-ingestion.json").path("paths").propertyNames();
    var known = described.stream().map(p -> "POST " + p.replaceAll("\\{\\w+}", "{}")).toList();
    var served =
        sim.paths().stream()
            .filter(p -> p.startsWith(INGESTION))
            .map(p -> p.replaceAll("\\{\\w+}", "{}"))
            .toList();
    assertEquals(7, served.size());
    assertEquals(List.of(), served.stream().filter(p -> !known.contains(p)).toList());
  }

  private void logIn() {
    var key =
        "/identity/oauth/token?grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(Json.text(sim.ready(), "clientId"), Json.text(sim.ready(), "clientSecret"));
    get(key);
    call("POST", key, "", "application/json");
  }

  private void leads() {
    get("/rest/v1/leads/describe.json");
    full(get("/rest/v1/leads/describe2.json"));
    get("/rest/v1/leads.json?filterType=email&filterValues=luca.bianchi@example.com&batchSize=300");
    get("/rest/v1/leads.json?filterType=email&filterValues=a&fields=id,email,company");
    var one = post("/rest/v1/leads.json", sync("one@example.com"));
    var two = post("/rest/v1/leads.json", sync("two@example.com"));
    post("/rest/v1/leads.json", "{\"action\":\"updateOnly\",\"input\":[{\"email\":\"none\"}]}");
    get("/rest/v1/lead/%s.json?fields=id,email,firstName".formatted(id(one)));
    post("/rest/v1/leads/%s/merge.json?leadIds=%s".formatted(id(one), id(two)), "{}");
    post("/rest/v1/leads/delete.json", "{\"input\":[{\"id\":%s},{\"id\":1}]}".formatted(id(one)));
  }

  private static String sync(String email) {
    return "{\"action\":\"createOrUpdate\",\"lookupField\":\"email\",\"input\":[{\"email\":\"%s\"}]}"
        .formatted(email);
  }

  private String person() {
    return Json.text(sim.store().leadsAt("luca.bianchi@example.com").getFirst(), "id");
  }

  private String program() {
    return Json.text(sim.store().programs().getFirst(), "id");
  }

  private void lists() {
    var list = "/rest/v1/lists/" + id(get("/rest/v1/lists.json?batchSize=100"));
    get(list + ".json");
    get(list.replace("lists", "list") + "/leads.json?batchSize=300");
    get(list + "/leads.json?batchSize=300&fields=id,email");
    var body = "{\"input\":[{\"id\":%s},{\"id\":1}]}".formatted(person());
    post(list + "/leads.json", body);
    get(list + "/leads/ismember.json?id=" + person());
    var in = Api.escape("{\"id\":%s,\"type\":\"Program\"}".formatted(program()));
    var asset = "/rest/asset/v1/staticList";
    full(get(asset + "s.json?offset=0&maxReturn=200"));
    var inside = get(asset + "s.json?folder=" + in);
    full(inside);
    full(get(asset + "/%s.json".formatted(id(inside))));
    call("DELETE", list + "/leads.json?id=" + person(), "", "application/json");
  }

  private void activities() {
    sim.store().updateLead(person(), Map.of("firstName", "Lucas"));
    sim.store().changeStatus(program(), person(), "Attended");
    sim.store().deleteLead(sim.store().createLead(Map.of("email", "gone@example.com")));
    var all = "/rest/v1/activities";
    var token =
        "nextPageToken="
            + Json.text(
                get(all + "/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z"), "nextPageToken");
    full(get(all + ".json?activityTypeIds=1,12,13,104,123&batchSize=300&" + token));
    get(all + ".json?activityTypeIds=104&assetIds=%s&%s".formatted(program(), token));
    full(get(all + "/leadchanges.json?fields=firstName,email&" + token));
    full(get(all + "/deletedleads.json?" + token));
  }

  private void programs() {
    var all = "/rest/asset/v1/program";
    full(get(all + "s.json?offset=0&maxReturn=200"));
    get(all + "s.json?earliestUpdatedAt=2020-01-01T00:00:00Z&latestUpdatedAt=2099-01-01T00:00:00Z");
    var form = "name=Fair&channel=Webinar&type=event&folder=%7B%22id%22%3A12%7D";
    var made = form(all + "s.json", form + "&startDate=2027-01-01&endDate=2027-01-02");
    var costs = Api.escape("[{\"startDate\":\"2027-01-01\",\"cost\":5,\"note\":\"x\"}]");
    form(all + "/%s.json".formatted(id(made)), "description=d&costs=" + costs);
    full(get(all + "/%s.json".formatted(id(made))));
    full(get(all + "/byName.json?name=Fair"));
    get(all + "/byName.json?name=Nowhere");
    var tags = Api.escape("[{\"tagType\":\"Country\",\"tagValue\":\"Italy\"}]");
    form(all + "/%s.json".formatted(id(made)), "tags=" + tags);
    full(get(all + "/byTag.json?tagType=Country&tagValue=Italy"));
    full(get("/rest/asset/v1/tagTypes.json?maxReturn=200"));
    full(get("/rest/asset/v1/tagType/byName.json?name=Country"));
    var twin =
        form(all + "/%s/clone.json".formatted(id(made)), "name=Fair+2&folder=%7B%22id%22%3A12%7D");
    full(twin);
    var mailing =
        form(all + "s.json", "name=Mail&channel=Email+Blast&type=email&folder=%7B%22id%22%3A12%7D");
    form(all + "/%s/approve.json".formatted(id(mailing)), "");
    form(all + "/%s/unapprove.json".formatted(id(mailing)), "");
    form(all + "/%s/delete.json".formatted(id(made)), "");
  }

  private void assets() {
    var asset = "/rest/asset/v1/";
    var in = "folder=" + Api.escape("{\"id\":%s,\"type\":\"Program\"}".formatted(program()));
    for (var kind : List.of("email", "form", "landingPage", "smartList")) {
      var all = get(asset + kind + "s.json?maxReturn=200&offset=0&" + in);
      full(all);
      full(get(asset + kind + "/%s.json".formatted(id(all))));
    }
    full(get(asset + "emails.json?status=approved&earliestUpdatedAt=2020-01-01T00:00:00Z"));
    var rules = get(asset + "smartLists.json");
    full(get(asset + "smartList/%s.json?includeRules=true".formatted(id(rules))));
    var segmentation = get(asset + "segmentation.json?status=approved");
    full(get(asset + "segmentation/%s/segments.json?maxReturn=20".formatted(id(segmentation))));
  }

  private void tokens() {
    var all = "/rest/asset/v1/folder/%s/tokens".formatted(program());
    form(all + ".json", "folderType=Program&name=Speaker&type=text&value=Anna");
    full(get(all + ".json?folderType=Program"));
    form(all + "/delete.json", "folderType=Program&name=Speaker&type=text");
  }

  private void persons() {
    var one = "/rest/v1/leads/%s/".formatted(person());
    var list = "/rest/v1/lists/%s/leads.json".formatted(id(get("/rest/v1/lists.json")));
    post(list, "{\"input\":[{\"id\":%s}]}".formatted(person()));
    full(get(one + "listMembership.json?batchSize=300"));
    full(get(one + "smartCampaignMembership.json?earliestUpdatedAt=2020-01-01T00:00:00Z"));
    var solar = "\"programName\":\"Solar webinar\",\"programStatus\":\"Registered\"";
    var luca = "\"input\":[{\"email\":\"luca.bianchi@example.com\"}]";
    full(
        post(
            "/rest/v1/leads/push.json",
            "{%s,%s,\"lookupField\":\"email\"}".formatted(solar, luca)));
    full(get(one + "programMembership.json?batchSize=300"));
    post(one + "associate.json?cookie=_mch-example.com-1-2", "{}");
    full(get("/rest/v1/leads/partitions.json"));
    var form = id(get("/rest/asset/v1/forms.json"));
    full(
        post(
            "/rest/v1/leads/submitForm.json",
            "{\"formId\":%s,\"input\":[{\"leadFormFields\":{\"email\":\"f@example.com\"}}]}"
                .formatted(form)));
    var older = "/rest/v1/leads/programs/" + program();
    full(get(older + ".json?fields=email&batchSize=300"));
    var body = "{\"status\":\"Attended\",\"input\":[{\"id\":%s},{\"id\":1}]}".formatted(person());
    full(post(older + "/status.json", body));
  }

  private void statistics() {
    api.get("/rest/v1/lead/nobody.json");
    for (var days : List.of(".json", "/last7days.json")) {
      full(get("/rest/v1/stats/usage" + days));
      full(get("/rest/v1/stats/errors" + days));
    }
  }

  private void campaignAssets() {
    var all = "/rest/asset/v1/smartCampaign";
    var folder = "folder=" + Api.escape("{\"id\":%s,\"type\":\"Program\"}".formatted(program()));
    var made = "/" + id(form(all + "s.json", "name=Empty&" + folder));
    full(get(all + "/byName.json?name=Empty"));
    form(all + made + ".json", "description=d");
    var twin = "/" + id(form(all + made + "/clone.json", "name=Twin&" + folder));
    full(get("/rest/v1/campaigns%s.json".formatted(twin)));
    form(all + twin + "/delete.json", "");
  }

  private void folders() {
    var asset = "/rest/asset/v1/";
    full(get(asset + "channels.json?maxReturn=200"));
    full(get(asset + "channel/byName.json?Name=Webinar"));
    full(get(asset + "folder/12.json?type=Folder"));
    full(get(asset + "folders.json?maxReturn=200"));
  }

  private void members() {
    var all = "/rest/v1/programs/";
    full(get(all + "members/describe.json"));
    full(get(all + "members/schema/fields.json?batchSize=300"));
    var one = all + program() + "/members";
    var fields = "leadId,programId,statusName,reachedSuccess,membershipDate,updatedAt";
    full(
        get(one + ".json?filterType=leadId&filterValues=%s&fields=%s".formatted(person(), fields)));
    post(
        one + "/status.json",
        "{\"statusName\":\"Attended\",\"input\":[{\"leadId\":%s},{\"leadId\":1}]}"
            .formatted(person()));
    post(one + ".json", "{\"input\":[{\"leadId\":%s}]}".formatted(person()));
    post(one + "/delete.json", "{\"input\":[{\"leadId\":%s},{\"leadId\":1}]}".formatted(person()));
  }

  private void campaigns() {
    var all = "/rest/asset/v1/smartCampaign";
    full(get(all + "s.json?maxReturn=200&offset=0&isActive=true"));
    var batch = sim.store().createCampaignIn(program(), "Batch", "");
    var asked = sim.store().createCampaignIn(program(), "Asked", "Campaign is Requested");
    full(get(all + "/%s/smartList.json?includeRules=true".formatted(asked)));
    full(get(all + "/%s.json".formatted(asked)));
    var run = "/rest/v1/campaigns/";
    post(
        run + asked + "/trigger.json", "{\"input\":{\"leads\":[{\"id\":%s}]}}".formatted(person()));
    post(run + batch + "/schedule.json", "{\"input\":{\"runAt\":\"%s\"}}".formatted(tomorrow()));
    form(all + "/%s/deactivate.json".formatted(asked), "");
    form(all + "/%s/activate.json".formatted(asked), "");
    full(get("/rest/v1/campaigns.json?batchSize=300"));
  }

  private static Instant tomorrow() {
    return Instant.now().plusSeconds(86_400).truncatedTo(ChronoUnit.SECONDS);
  }

  private void opportunities() {
    var all = "/rest/v1/opportunities";
    full(get(all + "/describe.json"));
    full(get(all + "/roles/describe.json"));
    full(get(all + ".json?filterType=externalOpportunityId&filterValues=ERP-1&batchSize=300"));
    full(get(all + ".json?filterType=externalOpportunityId&filterValues=ERP-1&fields=name,amount"));
    full(get(all + "/roles.json?filterType=externalOpportunityId&filterValues=ERP-1"));
    var deal = "{\"input\":[{\"externalOpportunityId\":\"S-1\"}]}";
    full(post(all + ".json", deal));
    var role =
        "{\"input\":[{\"externalOpportunityId\":\"S-1\",\"leadId\":%s,\"role\":\"User\"}]}"
            .formatted(person());
    full(post(all + "/roles.json", role));
    full(post(all + "/roles/delete.json", role));
    full(post(all + "/delete.json", deal));
  }

  private void companies() {
    var all = "/rest/v1/companies";
    full(get(all + "/describe.json"));
    var two = "{\"input\":[{\"externalCompanyId\":\"C1\",\"company\":\"Fagus\"},{}]}";
    full(post(all + ".json", two));
    full(get(all + ".json?filterType=externalCompanyId&filterValues=C1&fields=company"));
    full(post(all + "/delete.json", "{\"input\":[{\"externalCompanyId\":\"C1\"}]}"));
  }

  private void schemas() {
    for (var kind : List.of("leads", "companies", "opportunities", "programs/members")) {
      var all = "/rest/v1/%s/schema/fields".formatted(kind);
      full(get(all + ".json?batchSize=300"));
      full(get(all + "/createdAt.json"));
    }
    var members = "/rest/v1/programs/members/schema/fields";
    var seat = "{\"input\":[{\"name\":\"seat\",\"displayName\":\"Seat\",\"dataType\":\"string\"}]}";
    full(post(members + ".json", seat));
    full(post(members + "/seat.json", "{\"input\":[{\"description\":\"Row and number\"}]}"));
  }

  private void customObjects() {
    var all = "/rest/v1/customobjects";
    full(get(all + ".json?names=installation_c"));
    full(get(all + "/installation_c/describe.json"));
    var two = "{\"input\":[{\"serialNumber\":\"S1\"},{\"rooms\":1}]}";
    full(post(all + "/installation_c.json", two));
    full(get(all + "/installation_c.json?filterType=serialNumber&filterValues=S1&fields=rooms"));
    full(post(all + "/installation_c/delete.json", two));
  }

  private void customActivities() {
    var all = "/rest/v1/activities";
    full(get(all + "/types.json"));
    full(get(all + "/external/types.json"));
    full(get(all + "/external/type/siteVisit/describe.json"));
    var one =
        "{\"leadId\":%s,\"activityDate\":\"2026-05-01T10:00:00Z\",\"activityTypeId\":100001,"
            + "\"primaryAttributeValue\":\"Bern\"}";
    full(post(all + "/external.json", "{\"input\":[%s,{}]}".formatted(one.formatted(person()))));
  }

  private void imports() {
    var people = upload("/bulk/v1/leads.json?format=csv&lookupField=email", "email\nnew@a.org\nx");
    var batch = "/bulk/v1/leads/batch/%s".formatted(batch(people));
    ended(batch + ".json");
    get(batch + "/failures.json");
    get(batch + "/warnings.json");
    var members =
        upload(
            "/bulk/v1/program/%s/members/import.json?format=csv&programMemberStatus=Invited"
                .formatted(program()),
            "email\nnew@a.org");
    var job = "/bulk/v1/program/members/import/%s".formatted(batch(members));
    ended(job + "/status.json");
    get(job + "/failures.json");
    get(job + "/warnings.json");
  }

  private static String batch(JsonNode answer) {
    return Json.text(answer.path("result").path(0), "batchId");
  }

  private JsonNode upload(String path, String file) {
    var body =
        "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n%s\r\n--frontier--\r\n".formatted(file);
    return call("POST", path, body, "multipart/form-data; boundary=frontier");
  }

  private void export(String kind) {
    var all = "/bulk/v1/" + kind + "/export";
    var now = Instant.now();
    var range =
        "{\"startAt\":\"%s\",\"endAt\":\"%s\"}"
            .formatted(now.minusSeconds(86_400), now.plusSeconds(86_400));
    var filter =
        kind.startsWith("program")
            ? "\"programId\":" + program()
            : (kind.startsWith("custom") ? "\"updatedAt\":" : "\"createdAt\":")
                + range.replaceAll("\\.\\d+Z", "Z");
    var fields =
        switch (kind) {
          case "leads" -> "\"fields\":[\"id\",\"email\"],";
          case "activities" -> "";
          case "customobjects/visit_c" -> "\"fields\":[\"place\"],";
          default -> "\"fields\":[\"leadId\",\"statusName\"],";
        };
    var wish = "{\"format\":\"CSV\",%s\"filter\":{%s}}".formatted(fields, filter);
    var one = all + "/" + exportId(post(all + "/create.json", wish));
    post(one + "/enqueue.json", "{}");
    ended(one + "/status.json");
    get(one + "/file.json");
    var other = all + "/" + exportId(post(all + "/create.json", wish));
    post(other + "/cancel.json", "{}");
    full(get(all + ".json?status=Completed,Cancelled&batchSize=10"));
  }

  private static String exportId(JsonNode answer) {
    return Json.text(answer.path("result").path(0), "exportId");
  }

  private void ended(String path) {
    for (int poll = 0; poll < 50; poll++) {
      if (Json.text(get(path).path("result").path(0), "status").matches("Comp.*|Failed")) {
        return;
      }
    }
    throw new AssertionError("the job does not end: " + path);
  }
}
