package org.unisono.app.assets.web;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.assets.Asset;
import org.unisono.app.assets.AssetContent;
import org.unisono.app.assets.AssetDraft;
import org.unisono.app.assets.AssetKind;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Assets in JSON: what all kinds have and what a kind says, side by side in one object.
@Component
class AssetBodies {

  private final ObjectMapper json;

  AssetBodies(ObjectMapper json) {
    this.json = json;
  }

  private record Head(@Nullable String name, @Nullable UUID campaignId, @Nullable String key) {}

  /// @throws Refused `notAnObject`; unknown fields and wrong types rise as reading errors
  <C extends AssetContent> AssetDraft<C> draft(AssetKind kind, Class<C> type, JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      throw Refused.malformed("", "notAnObject", "This is a JSON object.");
    }
    var head = json.createObjectNode();
    var content = json.createObjectNode();
    for (var field : object.properties()) {
      if (field.getKey().equals(kind.keyName())) {
        head.set("key", field.getValue());
      } else if (Set.of("name", "campaignId").contains(field.getKey())) {
        head.set(field.getKey(), field.getValue());
      } else {
        content.set(field.getKey(), field.getValue());
      }
    }
    var read = json.treeToValue(head, Head.class);
    return new AssetDraft<>(
        read.key(), read.name(), read.campaignId(), json.treeToValue(content, type));
  }

  /// What a client would have posted to make it.
  ObjectNode posted(AssetKind kind, Asset<?> asset) {
    ObjectNode node = json.createObjectNode();
    node.put(kind.keyName(), asset.key());
    node.put("name", asset.name());
    node.put("campaignId", asset.campaignId().toString());
    ObjectNode content = json.valueToTree(asset.content());
    content.properties().forEach(f -> node.set(f.getKey(), f.getValue()));
    return node;
  }

  ObjectNode shown(AssetKind kind, Asset<?> asset) {
    ObjectNode node = json.createObjectNode();
    node.put("id", asset.id().toString());
    posted(kind, asset).properties().forEach(f -> node.set(f.getKey(), f.getValue()));
    node.put("version", asset.version());
    node.put("createdAt", asset.createdAt().toString());
    node.put("updatedAt", asset.updatedAt().toString());
    return node;
  }
}
