package org.unisono.app.fields.web;

import java.net.URI;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Versions;
import org.unisono.app.fields.RuleDraft;
import org.unisono.app.fields.Rules;
import org.unisono.app.fields.ValidationRule;
import org.unisono.core.rules.RuleCodec;
import org.unisono.core.rules.Sentence;
import tools.jackson.databind.JsonNode;

/// Validation rules.
@RestController
@RequestMapping("/api/v1/rules")
class RulesController {

  private final Rules rules;

  RulesController(Rules rules) {
    this.rules = rules;
  }

  /// @param sentence the rule in plain English
  record RuleBody(
      UUID id,
      String subject,
      String name,
      JsonNode rule,
      String sentence,
      String message,
      boolean active,
      int version,
      Instant createdAt) {

    static RuleBody of(ValidationRule r) {
      return new RuleBody(
          r.id(),
          r.subject().word(),
          r.name(),
          RuleCodec.write(r.rule()),
          Sentence.of(r.rule()).english(),
          r.message(),
          r.active(),
          r.version(),
          r.createdAt());
    }
  }

  @GetMapping
  @Needs(Permission.ADMIN)
  Page<RuleBody> all(Slice slice) {
    return slice.of(rules.all(), ValidationRule::id).map(RuleBody::of);
  }

  @GetMapping("/{id}")
  @Needs(Permission.ADMIN)
  ResponseEntity<RuleBody> show(@PathVariable UUID id) {
    return answer(HttpStatus.OK, rules.get(id));
  }

  @Answers(201)
  @PostMapping
  @Needs(Permission.ADMIN)
  ResponseEntity<RuleBody> add(@RequestBody RuleDraft draft) {
    return answer(HttpStatus.CREATED, rules.add(draft));
  }

  /// A rule is replaced as a whole, and not merged into the one that is there.
  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.ADMIN)
  ResponseEntity<RuleBody> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody RuleDraft draft) {
    return answer(HttpStatus.OK, rules.edit(id, Versions.required(ifMatch), draft));
  }

  @DeleteMapping("/{id}")
  @Needs(Permission.ADMIN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    rules.remove(id, Versions.required(ifMatch));
  }

  private static ResponseEntity<RuleBody> answer(HttpStatus status, ValidationRule rule) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(rule.version()))
        .location(URI.create("/api/v1/rules/" + rule.id()))
        .body(RuleBody.of(rule));
  }
}
