package org.unisono.simulators.marketo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// Marketo's paths. What can be read with GET can be read with a POST that says `_method=GET` and
/// holds the query as a form, for queries that are too long; and a GET may carry such a form too.
/// Bulk paths have no `/rest` before them, and are found also by going back from there.
final class Paths {
  private static final String BULK = "/bulk/";
  private static final String BACK = "/rest/..";
  private static final int MOST_CHARACTERS = 8_192;

  private final Map<String, Routes.Handler> reads = new LinkedHashMap<>();
  private final Map<String, Routes.Handler> writes = new LinkedHashMap<>();
  private final Routes others = new Routes();
  private final Consumer<String> refused;

  /// @param refused hears the code of each call that is refused
  Paths(Consumer<String> refused) {
    this.refused = refused;
  }

  Paths get(String template, Routes.Handler handler) {
    return put(reads, template, handler);
  }

  Paths post(String template, Routes.Handler handler) {
    return put(writes, template, handler);
  }

  private Paths put(Map<String, Routes.Handler> all, String template, Routes.Handler handler) {
    var heard = heard(handler);
    all.put(template, heard);
    if (template.startsWith(BULK)) {
      all.put(BACK + template, heard);
    }
    return this;
  }

  private Routes.Handler heard(Routes.Handler handler) {
    return request -> {
      try {
        return handler.answer(request);
      } catch (MarketoRefused refusal) {
        refused.accept(refusal.code());
        throw refusal;
      }
    };
  }

  Paths delete(String template, Routes.Handler handler) {
    others.delete(template, heard(handler));
    return this;
  }

  Routes routes() {
    reads.forEach((template, handler) -> others.get(template, r -> read(r, handler)));
    writes.forEach(
        (template, handler) ->
            others.post(
                template,
                r -> {
                  var read = reads.get(template);
                  return read != null && asks(r) ? handler(read, r) : handler.answer(r);
                }));
    reads.forEach(
        (template, handler) -> {
          if (!writes.containsKey(template)) {
            others.post(template, r -> onlyAsking(r, handler));
          }
        });
    return others;
  }

  static boolean asks(Request request) {
    return request.method().equals("POST")
        && !Multipart.isOne(request)
        && ("GET".equals(request.form().get("_method"))
            || "GET".equals(request.query().get("_method")));
  }

  private static Reply read(Request request, Routes.Handler handler) {
    if (request.target().length() > MOST_CHARACTERS) {
      return Reply.text(414, "text/plain", "Request-URI Too Large");
    }
    return handler(handler, request);
  }

  private static Reply handler(Routes.Handler handler, Request request) {
    var query = new LinkedHashMap<>(request.query());
    if (!request.body().startsWith("{")) {
      query.putAll(request.form());
    }
    return handler.answer(
        new Request(
            request.method(),
            request.path(),
            query,
            request.headers(),
            request.body(),
            request.vars()));
  }

  private static Reply onlyAsking(Request request, Routes.Handler handler) {
    if (!asks(request)) {
      throw new MarketoRefused("605", "HTTP method 'POST' is not supported for this resource");
    }
    return handler(handler, request);
  }
}
