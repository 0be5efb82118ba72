package org.unisono.simulators.marketo;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// Custom objects. A subscription without them refuses all of it with 1026.
final class CustomObjectCalls {
  private static final String ALL = "/rest/v1/customobjects";

  private final Instance instance;
  private final ObjectCalls calls;

  CustomObjectCalls(Instance instance) {
    this.instance = instance;
    calls = new ObjectCalls(instance);
  }

  void register(Paths paths) {
    paths
        .get(ALL + ".json", open(this::list))
        .get(ALL + "/{name}/describe.json", open(r -> Envelope.of(of(r).described())))
        .post(ALL + "/{name}/delete.json", open(r -> calls.delete(r, of(r))))
        .get(ALL + "/{name}", open(r -> calls.search(r, of(r))))
        .post(ALL + "/{name}", open(r -> calls.sync(r, of(r))));
  }

  private Routes.Handler open(Routes.Handler handler) {
    return request -> {
      if (!instance.hasCustomObjects) {
        throw new MarketoRefused("1026", "Custom object not enabled");
      }
      return handler.answer(request);
    };
  }

  private Objects of(Request request) {
    return instance.customObjects.of(request.var("name").replaceFirst("\\.json$", ""));
  }

  private Reply list(Request request) {
    var names = request.param("names").map(n -> List.of(n.split(","))).orElse(List.of());
    return Envelope.of(
        instance.customObjects.described().stream()
            .filter(o -> names.isEmpty() || names.contains(Json.text(o, "name")))
            .toList());
  }
}
