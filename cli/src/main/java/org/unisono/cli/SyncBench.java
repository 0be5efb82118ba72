package org.unisono.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.unisono.cli.bench.Bench;
import org.unisono.cli.demo.OtherSystems;
import org.unisono.cli.demo.Stage;
import org.unisono.cli.demo.SyncMeasures;
import tools.jackson.databind.json.JsonMapper;

/// The bridge: a first load beside a bare reader of the same pages, and how long a change in one
/// system takes to reach the others.
final class SyncBench implements Bench {

  private static final int CHANGES = 100;
  private static final int SHARE = 5;

  /// ActiveCampaign gives a hundred contacts a page, and allows five calls a second.
  private static final int PAGE = 100;

  private static final int CALLS = 5;
  private static final int MOST_CONTACTS = 20_000;

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public void run(Rig rig, PrintWriter out) throws IOException, InterruptedException {
    int leads = Math.max(1_000, rig.size() / SHARE);
    try (var others = OtherSystems.start(rig.folder().resolve("load"))) {
      var measures = measures(rig, others, out);
      var campaign = measures.fill(leads);
      // Leads and members are read, people and members are made.
      double records = 2.0 * leads;
      double floor = records / seconds(bare(others, campaign));
      double ours = records / seconds(measures.load(campaign, leads));
      Bench.report(out, leads + " leads and members, first load", floor, ours);
      Bench.memory(out);
    }
    try (var others = OtherSystems.start(rig.folder().resolve("paced"))) {
      int contacts = Math.clamp(rig.size() / SHARE, 1_000, MOST_CONTACTS);
      others.activeCampaign().limitCallsPerSecond(CALLS);
      var paced = measures(rig, others, out).loadPaced(contacts);
      report(out, "read at a pace of 5 calls a second", contacts, paced.read());
      report(out, "and taken over once the brake is answered", contacts, paced.all());
    }
    try (var others = OtherSystems.start(rig.folder().resolve("propagation"))) {
      var took = measures(rig, others, out).propagation(CHANGES);
      report(out, "a member's status to five others", took.statuses());
      report(out, "a person's telephone to six others", took.phones());
    }
  }

  /// Records beside what the pace allows where each page is full and read once.
  private static void report(PrintWriter out, String what, int contacts, SyncMeasures.Part part) {
    double took = seconds(part.took());
    Bench.report(out, what, PAGE * CALLS, 2.0 * contacts / took);
    out.printf(
        "  %,d contacts and members took %,d calls, %.2f of those allowed; %,d would do%n",
        contacts, part.calls(), part.calls() / took / CALLS, 2 * contacts / PAGE);
  }

  private static void report(PrintWriter out, String what, List<Duration> durations) {
    var sorted = durations.stream().sorted().toList();
    out.printf(
        "  %-34s p50 %,d ms   p99 %,d ms of %d (target 2,000 ms)%n",
        what, at(sorted, 0.5), at(sorted, 0.99), sorted.size());
    out.flush();
  }

  private static SyncMeasures measures(Rig rig, OtherSystems others, PrintWriter out) {
    var installation = new OverHttp(new ApiClient(rig.url(), rig.token()));
    return new SyncMeasures(new Stage(installation, others, rig.folder(), out));
  }

  private static long at(List<Duration> sorted, double quantile) {
    int place = (int) Math.ceil(quantile * sorted.size()) - 1;
    return sorted.get(place).toMillis();
  }

  private static double seconds(Duration took) {
    return took.toNanos() / 1e9;
  }

  /// Reads the same records page by page, and does nothing with them.
  private static Duration bare(OtherSystems others, String campaign)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    read(others, "SELECT Id, FirstName, LastName, Email, Phone, HasOptedOutOfEmail FROM Lead");
    read(
        others,
        "SELECT Id, LeadId, ContactId, Status FROM CampaignMember WHERE CampaignId = '%s'"
            .formatted(campaign));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void read(OtherSystems others, String query)
      throws IOException, InterruptedException {
    var ready = others.salesforce().ready();
    var base = others.salesforce().baseUrl();
    var next = "/services/data/v66.0/query?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    try (var http = HttpClient.newHttpClient()) {
      while (!next.isEmpty()) {
        var request =
            HttpRequest.newBuilder(URI.create(base + next))
                .header("Authorization", "Bearer " + ready.path("accessToken").asString())
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IOException(answer.statusCode() + " " + answer.body());
        }
        next = JsonMapper.shared().readTree(answer.body()).path("nextRecordsUrl").asString("");
      }
    }
  }
}
