package org.unisono.app.assets.web;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.assets.Asset;
import org.unisono.app.assets.AssetContent;
import org.unisono.app.assets.AssetKind;
import org.unisono.app.assets.Assets;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.MergePatch;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Versions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Forms, pages, templates, events and links: the same five verbs for each.
@RestController
@RequestMapping("/api/v1/{kind:forms|pages|templates|events|links}")
class AssetsController {

  private static final Map<String, AssetKind> KINDS =
      Map.of(
          "forms", AssetKind.FORM,
          "pages", AssetKind.PAGE,
          "templates", AssetKind.TEMPLATE,
          "events", AssetKind.EVENT,
          "links", AssetKind.LINK);

  private final Assets assets;
  private final AssetBodies bodies;
  private final Cursors cursors;
  private final MergePatch patches;

  AssetsController(Assets assets, AssetBodies bodies, Cursors cursors, MergePatch patches) {
    this.assets = assets;
    this.bodies = bodies;
    this.cursors = cursors;
    this.patches = patches;
  }

  @GetMapping
  @Needs(Permission.READ)
  Page<ObjectNode> page(
      @PathVariable("kind") String path,
      @RequestParam @Nullable UUID campaignId,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var kind = kind(path);
    return page(kind, kind.content(), path, campaignId, limit, cursor);
  }

  private <C extends AssetContent> Page<ObjectNode> page(
      AssetKind kind,
      Class<C> type,
      String path,
      @Nullable UUID campaign,
      @Nullable Integer limit,
      @Nullable String cursor) {
    var request = cursors.page(path + ":" + campaign, limit, cursor);
    return assets.page(type, campaign, request).map(a -> bodies.shown(kind, a));
  }

  @Answers(201)
  @PostMapping
  @Needs(Permission.ASSETS_WRITE)
  ResponseEntity<ObjectNode> add(@PathVariable("kind") String path, @RequestBody JsonNode body) {
    var kind = kind(path);
    return answer(HttpStatus.CREATED, path, add(kind, kind.content(), body));
  }

  private <C extends AssetContent> Asset<C> add(AssetKind kind, Class<C> type, JsonNode body) {
    return assets.add(type, bodies.draft(kind, type, body));
  }

  @GetMapping("/{id}")
  @Needs(Permission.READ)
  ResponseEntity<ObjectNode> show(@PathVariable("kind") String path, @PathVariable UUID id) {
    return answer(HttpStatus.OK, path, assets.get(kind(path).content(), id));
  }

  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.ASSETS_WRITE)
  ResponseEntity<ObjectNode> edit(
      @PathVariable("kind") String path,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    var kind = kind(path);
    int seen = Versions.required(ifMatch);
    return answer(HttpStatus.OK, path, edit(kind, kind.content(), id, seen, patch));
  }

  private <C extends AssetContent> Asset<C> edit(
      AssetKind kind, Class<C> type, UUID id, int seen, JsonNode patch) {
    var current = assets.get(type, id);
    var body = patches.apply(bodies.posted(kind, current), patch, ObjectNode.class);
    return assets.edit(type, id, seen, bodies.draft(kind, type, body));
  }

  private ResponseEntity<ObjectNode> answer(HttpStatus status, String path, Asset<?> asset) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(asset.version()))
        .location(URI.create("/api/v1/" + path + "/" + asset.id()))
        .body(bodies.shown(kind(path), asset));
  }

  private static AssetKind kind(String path) {
    return java.util.Objects.requireNonNull(KINDS.get(path));
  }
}
