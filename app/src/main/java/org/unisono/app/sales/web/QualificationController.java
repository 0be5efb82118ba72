package org.unisono.app.sales.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Versions;
import org.unisono.app.people.Person;
import org.unisono.app.sales.Qualification;
import org.unisono.app.sales.Qualification.Criterion;
import org.unisono.core.Refused;
import org.unisono.core.json.JsonAt;
import org.unisono.core.rules.RuleCodec;
import tools.jackson.databind.JsonNode;

/// Promotion, and what it asks for.
@RestController
class QualificationController {

  private final Qualification qualification;

  QualificationController(Qualification qualification) {
    this.qualification = qualification;
  }

  record CriterionBody(String label, JsonNode rule) {}

  record CriteriaBody(List<CriterionBody> criteria) {}

  @PostMapping("/api/v1/people/{id}/qualify")
  @Needs(Permission.PEOPLE_WRITE)
  ResponseEntity<Person> qualify(@PathVariable UUID id) {
    var person = qualification.qualify(id);
    return ResponseEntity.ok().eTag(Versions.etag(person.version())).body(person);
  }

  @GetMapping("/api/v1/qualification")
  @Needs(Permission.READ)
  CriteriaBody criteria() {
    return new CriteriaBody(
        qualification.criteria().stream()
            .map(c -> new CriterionBody(c.label(), RuleCodec.write(c.rule())))
            .toList());
  }

  @PutMapping("/api/v1/qualification")
  @Needs(Permission.ADMIN)
  CriteriaBody define(@RequestBody CriteriaBody body) {
    if (body.criteria() == null) {
      throw Refused.rule("/criteria", "required", "This is required.");
    }
    List<Criterion> wanted = new ArrayList<>();
    for (int i = 0; i < body.criteria().size(); i++) {
      var one = body.criteria().get(i);
      if (one.label() == null || one.label().isBlank()) {
        throw Refused.rule("/criteria/" + i + "/label", "required", "This is required.");
      }
      var rule = RuleCodec.read(new JsonAt(one.rule(), "/criteria/" + i + "/rule"));
      wanted.add(new Criterion(one.label().strip(), rule));
    }
    qualification.define(wanted);
    return criteria();
  }
}
