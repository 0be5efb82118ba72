package org.unisono.simulators;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What happened to a simulator since it started: calls, writes by API, and the mails that its own
/// automations would have sent.
public final class Journal {
  private static final int KEPT = 500;
  private static final int TOO_MANY = 429;

  /// One call. The query is shown without secrets.
  public record Call(Instant at, String method, String target, int status, long millis) {}

  /// One mail that an automation of the vendor would have sent.
  public record Mail(Instant at, String to, String cause) {}

  private final Deque<Call> calls = new ArrayDeque<>();
  private final Deque<Mail> mails = new ArrayDeque<>();
  private long apiCalls;
  private long writes;
  private long changes;
  private long mailsSent;
  private long unknownPaths;
  private long throttled;

  public synchronized void called(Call call) {
    if (call.status() == TOO_MANY) {
      throttled++;
    }
    calls.addFirst(call);
    if (calls.size() > KEPT) {
      calls.removeLast();
    }
  }

  public synchronized void metered() {
    apiCalls++;
  }

  public synchronized void written() {
    writes++;
    changes++;
  }

  /// Something may have changed without an API call: by a person, or in this process.
  public synchronized void changed() {
    changes++;
  }

  synchronized long changes() {
    return changes;
  }

  public synchronized void unknownPath() {
    unknownPaths++;
  }

  public synchronized void mailed(Mail mail) {
    mailsSent++;
    mails.addFirst(mail);
    if (mails.size() > KEPT) {
      mails.removeLast();
    }
  }

  public synchronized long apiCalls() {
    return apiCalls;
  }

  /// Calls that were too many, and did nothing.
  public synchronized long throttled() {
    return throttled;
  }

  public synchronized long writes() {
    return writes;
  }

  public synchronized long mailsSent() {
    return mailsSent;
  }

  public synchronized long unknownPaths() {
    return unknownPaths;
  }

  /// The latest calls, newest first.
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /// The latest mails, newest first.
  public synchronized List<Mail> mails() {
    return List.copyOf(mails);
  }

  public ObjectNode toJson() {
    return Json.object()
        .put("apiCalls", apiCalls())
        .put("writes", writes())
        .put("mailsSent", mailsSent())
        .put("unknownPaths", unknownPaths());
  }
}
