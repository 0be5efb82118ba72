package org.unisono.simulators.dynamics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.core.JacksonException;

/// `$batch`: many calls in one, each with its own answer; a change set stands or falls as one.
final class BatchCalls {
  private static final int MOST = 1_000;
  private static final String BREAK = "\r\n";
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";\\s]+)\"?");
  private static final Pattern FIRST_LINE =
      Pattern.compile("(GET|POST|PATCH|PUT|DELETE) (\\S+) HTTP/1\\.1");

  private final Organization org;
  private final Routes routes;
  private int writes;

  BatchCalls(Organization org, Routes routes) {
    this.org = org;
    this.routes = routes;
  }

  void register() {
    routes.post(Paths.at("/$batch"), this::answer);
  }

  static boolean isWrite(Request request) {
    return request.body().lines().anyMatch(l -> l.matches("(POST|PATCH|PUT|DELETE) .* HTTP/1\\.1"));
  }

  private Reply answer(Request request) {
    writes = 0;
    var parts = parts(request.header("content-type"), request.body());
    if (parts.size() > MOST) {
      throw DynamicsRefused.invalid("The number of operations exceeded the limit of 1000.");
    }
    boolean goesOn = request.header("prefer").contains("odata.continue-on-error");
    var boundary = "batchresponse_" + UUID.randomUUID();
    var body = new StringBuilder();
    int status = 200;
    for (var part : parts) {
      body.append("--").append(boundary).append(BREAK);
      var type = header(part, "content-type");
      if (type.startsWith("multipart/mixed")) {
        status = changeSet(parts(type, payload(part)), body);
      } else {
        var reply = one(payload(part));
        status = reply.status();
        append(body, reply, "");
      }
      if (status >= 400 && !goesOn) {
        break;
      }
    }
    body.append("--").append(boundary).append("--").append(BREAK);
    int whole = status >= 400 && !goesOn ? status : 200;
    return Reply.text(whole, "multipart/mixed; boundary=" + boundary, body.toString());
  }

  private int changeSet(List<String> parts, StringBuilder body) {
    var undo = new Undo(org);
    var replies = new ArrayList<Reply>();
    for (var part : parts) {
      var reply = one(payload(part));
      if (reply.status() >= 400) {
        undo.back();
        append(body, reply, "");
        return reply.status();
      }
      replies.add(reply);
    }
    undo.keep();
    var boundary = "changesetresponse_" + UUID.randomUUID();
    body.append("Content-Type: multipart/mixed; boundary=")
        .append(boundary)
        .append(BREAK)
        .append(BREAK);
    for (int i = 0; i < replies.size(); i++) {
      body.append("--").append(boundary).append(BREAK);
      append(body, replies.get(i), header(parts.get(i), "content-id"));
    }
    body.append("--").append(boundary).append("--").append(BREAK);
    return 200;
  }

  private Reply one(String text) {
    int gap = text.indexOf("\n\n");
    var head = gap < 0 ? text : text.substring(0, gap);
    var line = FIRST_LINE.matcher(head.lines().findFirst().orElse(""));
    if (!line.matches()) {
      return DynamicsRefused.invalid("Malformed part of a batch.").reply();
    }
    if (!line.group(1).equals("GET") && org.writes.isSpoilt(writes++)) {
      return DynamicsRefused.reply(500, "0x80040216", "An unexpected error occurred.");
    }
    var target = line.group(2).replaceFirst("^https?://[^/]+", "");
    var path = target.startsWith("/") ? target : "/api/data/v9.2/" + target;
    var call =
        Request.of(
            line.group(1), path, headers(head), gap < 0 ? "" : text.substring(gap + 2).strip());
    try {
      return org.callers
          .during(call, () -> routes.answer(call))
          .orElseGet(() -> DynamicsRefused.noSegment(path).reply());
    } catch (VendorRefusal refusal) {
      return refusal.reply();
    } catch (JacksonException malformed) {
      return DynamicsRefused.invalid("Malformed JSON.").reply();
    }
  }

  private static void append(StringBuilder body, Reply reply, String contentId) {
    body.append("Content-Type: application/http").append(BREAK);
    body.append("Content-Transfer-Encoding: binary").append(BREAK);
    if (!contentId.isEmpty()) {
      body.append("Content-ID: ").append(contentId).append(BREAK);
    }
    body.append(BREAK).append("HTTP/1.1 ").append(reply.status()).append(" Status").append(BREAK);
    reply.headers().forEach((k, v) -> body.append(k).append(": ").append(v).append(BREAK));
    if (!reply.body().isEmpty()) {
      body.append("Content-Type: application/json; odata.metadata=minimal").append(BREAK);
    }
    body.append(BREAK).append(reply.body()).append(BREAK);
  }

  private static List<String> parts(String type, String body) {
    var boundary = BOUNDARY.matcher(type);
    if (!boundary.find()) {
      throw DynamicsRefused.invalid("A batch needs a boundary.");
    }
    var parts = new ArrayList<String>();
    var pieces = body.replace("\r\n", "\n").split("(?m)^--" + Pattern.quote(boundary.group(1)));
    for (int i = 1; i < pieces.length; i++) {
      if (!pieces[i].startsWith("--")) {
        parts.add(pieces[i].substring(pieces[i].indexOf('\n') + 1));
      }
    }
    return parts;
  }

  private static String payload(String part) {
    int gap = part.indexOf("\n\n");
    return gap < 0 ? "" : part.substring(gap + 2);
  }

  private static String header(String part, String name) {
    int gap = part.indexOf("\n\n");
    return headers(gap < 0 ? part : part.substring(0, gap)).getOrDefault(name, "");
  }

  private static Map<String, String> headers(String head) {
    var headers = new HashMap<String, String>();
    head.lines()
        .filter(l -> l.matches("[A-Za-z-]+:.*"))
        .forEach(
            l -> {
              int colon = l.indexOf(':');
              headers.put(
                  l.substring(0, colon).toLowerCase(Locale.ROOT), l.substring(colon + 1).strip());
            });
    return headers;
  }
}
