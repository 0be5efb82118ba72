package org.unisono.app.campaigns.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Member;
import org.unisono.app.campaigns.MemberHistoryEntry;
import org.unisono.app.campaigns.Members;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Bulk;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Versions;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Members of a campaign.
@RestController
@RequestMapping("/api/v1/campaigns/{campaignId}/members")
class MembersController {

  private final Members members;
  private final AddByHand addByHand;
  private final Cursors cursors;
  private final ObjectMapper json;

  MembersController(Members members, AddByHand addByHand, Cursors cursors, ObjectMapper json) {
    this.members = members;
    this.addByHand = addByHand;
    this.cursors = cursors;
    this.json = json;
  }

  record MemberEdit(
      @Nullable String status,
      @Nullable String standing,
      @Nullable String reason,
      @Nullable ObjectNode fields) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<Member> page(
      @PathVariable UUID campaignId,
      @RequestParam @Nullable String status,
      @RequestParam @Nullable String standing,
      @RequestParam @Nullable String q,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var list = "members:" + campaignId + status + standing + q;
    return members.page(campaignId, status, standing, q, cursors.page(list, limit, cursor));
  }

  @Takes(value = AddByHand.Entry.class, shape = Takes.Shape.ONE_OR_MANY)
  @Answers(
      value = {200, 201, 207},
      body = Member.class)
  @PostMapping
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<?> add(@PathVariable UUID campaignId, @RequestBody JsonNode body) {
    if (body.isArray()) {
      var result =
          Bulk.each(
              body,
              item -> json.treeToValue(item, AddByHand.Entry.class),
              entries ->
                  addByHand.add(campaignId, entries).stream()
                      .map(MembersController::item)
                      .toList());
      return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(result);
    }
    var entry = json.treeToValue(body, AddByHand.Entry.class);
    return one(campaignId, addByHand.add(campaignId, List.of(entry)).getFirst());
  }

  private ResponseEntity<Member> one(UUID campaignId, AddByHand.Answer answer) {
    return switch (answer) {
      case AddByHand.Answer.NoPerson no -> throw new Refused(no.kind(), List.of(no.fault()));
      case AddByHand.Answer.Decided(AddOutcome.NotAdded no) ->
          throw new Refused(no.kind(), List.of(no.fault()));
      case AddByHand.Answer.Decided(var outcome) -> {
        var member = members.get(campaignId, outcome.personId());
        yield ResponseEntity.status(isNew(outcome) ? HttpStatus.CREATED : HttpStatus.OK)
            .eTag(Versions.etag(member.version()))
            .body(member);
      }
    };
  }

  private static Bulk.Item item(AddByHand.Answer answer) {
    return switch (answer) {
      case AddByHand.Answer.NoPerson no -> refused(no.kind(), no.fault());
      case AddByHand.Answer.Decided(AddOutcome.NotAdded no) -> refused(no.kind(), no.fault());
      case AddByHand.Answer.Decided(var outcome) ->
          Bulk.Item.done(isNew(outcome) ? 201 : 200, outcome.personId(), word(outcome));
    };
  }

  private static Bulk.Item refused(Refusal kind, Fault fault) {
    int status =
        switch (kind) {
          case CLASH -> 409;
          case MALFORMED -> 400;
          case NOT_FOUND -> 404;
          default -> 422;
        };
    return Bulk.Item.refused(status, List.of(fault));
  }

  private static boolean isNew(AddOutcome outcome) {
    return outcome instanceof AddOutcome.Added || outcome instanceof AddOutcome.Queued;
  }

  private static String word(AddOutcome outcome) {
    return switch (outcome) {
      case AddOutcome.Added _ -> "added";
      case AddOutcome.Queued _ -> "queued";
      case AddOutcome.Raised _ -> "raised";
      case AddOutcome.Reactivated _ -> "reactivated";
      case AddOutcome.Unchanged _ -> "unchanged";
      case AddOutcome.NotAdded _ -> "refused";
    };
  }

  @GetMapping("/{personId}")
  @Needs(Permission.READ)
  ResponseEntity<Member> show(@PathVariable UUID campaignId, @PathVariable UUID personId) {
    var member = members.get(campaignId, personId);
    return ResponseEntity.ok().eTag(Versions.etag(member.version())).body(member);
  }

  @PatchMapping(path = "/{personId}", consumes = "application/merge-patch+json")
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<Member> edit(
      @PathVariable UUID campaignId,
      @PathVariable UUID personId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody MemberEdit edit) {
    int seen = Versions.required(ifMatch);
    var member = change(campaignId, personId, seen, edit);
    return ResponseEntity.ok().eTag(Versions.etag(member.version())).body(member);
  }

  private Member change(UUID campaignId, UUID personId, int seen, MemberEdit edit) {
    if (edit.fields() != null && edit.status() == null && edit.standing() == null) {
      return members.setFields(campaignId, personId, seen, edit.fields(), edit.reason());
    }
    if (edit.fields() != null) {
      throw oneChange();
    }
    if (edit.status() != null && edit.standing() == null) {
      return members.setStatus(campaignId, personId, seen, edit.status(), edit.reason());
    }
    if (edit.status() == null && "ended".equals(edit.standing())) {
      return members.end(
          campaignId, personId, seen, edit.reason() == null ? "manual" : edit.reason());
    }
    if (edit.status() == null && "active".equals(edit.standing())) {
      addByHand.comeBack(campaignId, personId, edit.reason());
      return members.get(campaignId, personId);
    }
    throw oneChange();
  }

  private static Refused oneChange() {
    return Refused.rule(
        "", "oneChange", "Change the status, the standing (active, ended) or the fields.");
  }

  @DeleteMapping("/{personId}")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable UUID campaignId,
      @PathVariable UUID personId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestParam @Nullable String reason) {
    members.remove(campaignId, personId, Versions.required(ifMatch), reason);
  }

  @GetMapping("/{personId}/history")
  @Needs(Permission.READ)
  Page<MemberHistoryEntry> history(
      @PathVariable UUID campaignId, @PathVariable UUID personId, Slice slice) {
    return slice.of(members.history(campaignId, personId), MemberHistoryEntry::id);
  }
}
