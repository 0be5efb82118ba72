package org.unisono.app.people.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;
import org.unisono.app.people.Consent;
import org.unisono.app.people.Consents;
import org.unisono.app.people.NewConsent;
import org.unisono.app.people.People;
import org.unisono.core.Refused;

/// What a person has agreed to, and what not.
@RestController
@RequestMapping("/api/v1/people/{id}/consents")
class ConsentsController {

  private final Consents consents;
  private final People people;
  private final Cursors cursors;

  ConsentsController(Consents consents, People people, Cursors cursors) {
    this.consents = consents;
    this.people = people;
    this.cursors = cursors;
  }

  /// @param address null for the primary one
  /// @param state granted or denied
  /// @param proof how it is known that the person said so
  record ConsentBody(
      @Nullable String address,
      @Nullable String purpose,
      @Nullable String state,
      @Nullable String proof,
      @Nullable Instant at) {

    NewConsent.Said said() {
      return switch (Objects.requireNonNullElse(state, "")) {
        case "granted" -> NewConsent.Said.GRANTED;
        case "denied" -> NewConsent.Said.DENIED;
        case String other ->
            throw new Refused(
                org.unisono.core.Refusal.RULE_BROKEN,
                "/state",
                "unknownOption",
                "{value} is not one of: {options}.",
                java.util.Map.of("value", other, "options", "granted, denied"));
      };
    }
  }

  @GetMapping
  @Needs(Permission.READ)
  Page<Consent> page(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    return consents.of(id, cursors.page("consents:" + id, limit, cursor));
  }

  /// Writes down what the person has said elsewhere, such as on the telephone.
  @PostMapping
  @Needs(Permission.PEOPLE_WRITE)
  @ResponseStatus(HttpStatus.CREATED)
  Page<Consent> record(@PathVariable UUID id, @RequestBody ConsentBody body) {
    var person = people.get(id);
    var address = body.address() == null ? person.email() : body.address();
    if (address == null) {
      throw Refused.rule("/address", "required", "This is required.");
    }
    var purpose = Objects.requireNonNullElse(body.purpose(), "");
    consents.record(
        List.of(
            new NewConsent(address, id, purpose, body.said(), body.proof(), "user", body.at())));
    return consents.of(id, cursors.page("consents:" + id, null, null));
  }
}
