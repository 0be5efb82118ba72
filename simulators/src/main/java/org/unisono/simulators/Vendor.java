package org.unisono.simulators;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What one vendor's package gives to the shared server.
///
/// The server calls it under one lock: a vendor needs no synchronisation of its own.
public interface Vendor {
  String name();

  /// The vendor's own paths.
  Routes api();

  /// What the vendor answers; empty where it has no such path.
  default Optional<Reply> answer(Request request) {
    return api().answer(request);
  }

  /// How long the call may wait for something to tell, such as a long poll. Other calls go on
  /// meanwhile, and after each of them [#isQuiet] is asked anew.
  default Duration patience(Request request) {
    return Duration.ZERO;
  }

  /// Whether there is nothing yet to tell a call that has patience.
  default boolean isQuiet(Request request) {
    return false;
  }

  /// `/` and `/page/…`, for people.
  Routes page();

  /// How the paths begin under which the vendor's people look at a campaign. All of them show the
  /// one page here.
  default String pagePaths() {
    return "/page/";
  }

  /// Whether a person's browser asks for such a page.
  default boolean isPage(Request request) {
    return request.method().equals("GET") && request.path().startsWith(pagePaths());
  }

  /// Whether the call counts against the API limit and can meet a fault (log-ins do not).
  boolean isMetered(Request request);

  /// Whether a successful answer to this call means that something was written.
  boolean isWrite(Request request);

  /// A refusal where the call carries no valid session, else empty.
  Optional<Reply> refuseSession(Request request);

  Reply notFound(Request request);

  Reply malformedBody(Request request);

  /// @param left how many more calls the storm refuses
  Reply throttled(int left);

  /// How many metered calls may be under way at once; 0 for any number.
  default int mostAtOnce() {
    return 0;
  }

  /// What a call too many at once is answered with.
  default Reply crowded() {
    return throttled(0);
  }

  Reply broken();

  /// Headers on every answer to a metered call.
  Map<String, String> headers(Request request);

  /// What a client needs to log in, without `baseUrl`.
  ObjectNode credentials();

  /// Sets the vendor's automations and neighbours from `POST /_sim/automations`; refuses unknown
  /// names.
  void automate(ObjectNode switches);

  ObjectNode automations();

  /// Everything that is to survive a restart.
  ObjectNode state();

  void restore(ObjectNode state);
}
