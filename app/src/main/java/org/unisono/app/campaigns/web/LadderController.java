package org.unisono.app.campaigns.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.CostLine;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.StatusDraft;
import org.unisono.app.edge.Page;
import org.unisono.core.Money;
import org.unisono.core.Refused;

/// A campaign's ladder and its costs.
@RestController
@RequestMapping("/api/v1/campaigns/{campaignId}")
class LadderController {

  private final Campaigns campaigns;

  LadderController(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  record CostBody(
      @Nullable LocalDate date,
      @Nullable Money amount,
      @Nullable String kind,
      @Nullable String vendor,
      @Nullable String channel,
      @Nullable String note) {}

  record StatusBody(
      @Nullable String name,
      @Nullable Integer rank,
      @Nullable Boolean responded,
      @Nullable Boolean success,
      @Nullable Boolean closed,
      @Nullable Boolean isDefault) {

    StatusDraft draft() {
      return new StatusDraft(
          name == null ? "" : name,
          rank == null ? 10 : rank,
          Boolean.TRUE.equals(responded) || Boolean.TRUE.equals(success) && responded == null,
          Boolean.TRUE.equals(success),
          Boolean.TRUE.equals(closed),
          Boolean.TRUE.equals(isDefault));
    }
  }

  @GetMapping("/statuses")
  @Needs(Permission.READ)
  Page<MemberStatus> statuses(@PathVariable UUID campaignId) {
    return new Page<>(campaigns.statuses(campaignId), null);
  }

  @PostMapping("/statuses")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.CREATED)
  Page<MemberStatus> addStatus(@PathVariable UUID campaignId, @RequestBody StatusBody status) {
    List<MemberStatus> ladder = campaigns.addStatus(campaignId, status.draft());
    return new Page<>(ladder, null);
  }

  @GetMapping("/costs")
  @Needs(Permission.READ)
  Page<CostLine> costs(@PathVariable UUID campaignId) {
    return new Page<>(campaigns.costs(campaignId), null);
  }

  @PostMapping("/costs")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.CREATED)
  CostLine addCost(@PathVariable UUID campaignId, @RequestBody CostBody cost) {
    if (cost.date() == null) {
      throw Refused.rule("/date", "required", "This is required.");
    }
    if (cost.amount() == null) {
      throw Refused.rule("/amount", "required", "This is required.");
    }
    var kind = cost.kind() == null ? "actual" : cost.kind();
    return campaigns.addCost(
        campaignId,
        new CostLine(
            new UUID(0, 0),
            cost.date(),
            cost.amount(),
            kind,
            cost.vendor(),
            cost.channel(),
            cost.note()));
  }

  @DeleteMapping("/costs/{costId}")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeCost(@PathVariable UUID campaignId, @PathVariable UUID costId) {
    campaigns.removeCost(campaignId, costId);
  }
}
