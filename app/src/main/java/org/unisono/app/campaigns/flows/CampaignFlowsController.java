package org.unisono.app.campaigns.flows;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.internal.FlowLinkStore;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Versions;
import org.unisono.app.flows.Flow;
import org.unisono.app.flows.Flows;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The flows of a campaign.
@RestController
@RequestMapping("/api/v1/campaigns/{campaignId}/flows")
class CampaignFlowsController {

  private final Campaigns campaigns;
  private final Flows flows;
  private final FlowLinkStore links;

  CampaignFlowsController(Campaigns campaigns, Flows flows, FlowLinkStore links) {
    this.campaigns = campaigns;
    this.flows = flows;
    this.links = links;
  }

  /// @param definition may be unfinished, or be left out
  record NewFlow(@Nullable String name, @Nullable ObjectNode definition) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<Flow> all(@PathVariable UUID campaignId, Slice slice) {
    campaigns.get(campaignId);
    return slice.of(flows.of(JourneyOwner.KIND, campaignId), Flow::id);
  }

  @Answers(201)
  @PostMapping
  @Needs(Permission.FLOWS_WRITE)
  @Transactional
  ResponseEntity<Flow> add(@PathVariable UUID campaignId, @RequestBody NewFlow body) {
    var campaign = campaigns.get(campaignId);
    var definition =
        body.definition() == null ? JsonNodeFactory.instance.objectNode() : body.definition();
    var name = body.name() == null ? campaign.name() : body.name();
    var flow = flows.create(name, JourneyOwner.KIND, campaignId, definition);
    links.link(campaignId, flow.id());
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag(Versions.etag(flow.version()))
        .location(URI.create("/api/v1/flows/" + flow.id()))
        .body(flow);
  }
}
