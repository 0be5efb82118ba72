package org.unisono.simulators.marketo;

import java.util.List;
import java.util.function.Predicate;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// E-mails, forms, landing pages, smart lists and segmentations, to read.
final class AssetReads {
  private static final String ASSET = "/rest/asset/v1/";

  private final Instance instance;

  AssetReads(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    for (var kind : List.of(Assets.EMAIL, Assets.FORM, Assets.PAGE, Assets.SMART_LIST)) {
      paths
          .get(ASSET + kind + "s.json", r -> browse(r, kind))
          .get(ASSET + kind + "/{id}", r -> read(r, kind));
    }
    paths
        .get(ASSET + "segmentation.json", r -> AssetCalls.found(found(r, Assets.SEGMENTATION)))
        .get(ASSET + "segmentation/{id}/segments.json", this::segments);
  }

  private Reply browse(Request request, String kind) {
    return instance.offsets.page(request, found(request, kind));
  }

  private List<ObjectNode> found(Request request, String kind) {
    return instance.visible(instance.assets.of(kind)).stream()
        .filter(fits(request))
        .map(a -> a.deepCopy().without(List.of("rules", "segments")))
        .toList();
  }

  private static Predicate<ObjectNode> fits(Request request) {
    var range = UpdatedRange.of(request);
    var status = request.param("status");
    var folder = request.param("folder").map(Json::parse);
    return a ->
        range.holds(a)
            && status.filter(s -> !s.equals(Json.text(a, "status"))).isEmpty()
            && folder.filter(f -> !ListCalls.isIn(a, f)).isEmpty();
  }

  private Reply read(Request request, String kind) {
    long id = AssetCalls.id(request);
    boolean rules = request.param("includeRules").filter("true"::equals).isPresent();
    return AssetCalls.found(
        instance.visible(instance.assets.of(kind)).stream()
            .filter(a -> a.path("id").asLong() == id)
            .map(a -> rules ? a : a.deepCopy().without("rules"))
            .map(ObjectNode.class::cast)
            .toList());
  }

  private Reply segments(Request request) {
    long id = AssetCalls.id(request);
    var rows =
        instance.assets.of(Assets.SEGMENTATION).stream()
            .filter(a -> a.path("id").asLong() == id)
            .flatMap(a -> a.path("segments").valueStream())
            .map(ObjectNode.class::cast)
            .toList();
    return instance.offsets.page(request, rows);
  }
}
