package org.unisono.app.people.web;

import java.net.URI;
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
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.MergePatch;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Versions;
import org.unisono.app.people.Companies;
import org.unisono.app.people.Company;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Companies.
@RestController
@RequestMapping("/api/v1/companies")
class CompaniesController {

  private final Companies companies;
  private final Cursors cursors;
  private final MergePatch patches;

  CompaniesController(Companies companies, Cursors cursors, MergePatch patches) {
    this.companies = companies;
    this.cursors = cursors;
    this.patches = patches;
  }

  record CompanyBody(@Nullable String name, @Nullable String domain, @Nullable ObjectNode fields) {

    String requiredName() {
      if (name == null) {
        throw Refused.rule("/name", "required", "This is required.");
      }
      return name;
    }

    ObjectNode values() {
      return fields == null ? JsonNodeFactory.instance.objectNode() : fields;
    }
  }

  @GetMapping
  @Needs(Permission.READ)
  Page<Company> page(
      @RequestParam @Nullable String q,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    return companies.page(q, cursors.page("companies:" + q, limit, cursor));
  }

  @Answers(201)
  @PostMapping
  @Needs(Permission.PEOPLE_WRITE)
  ResponseEntity<Company> add(@RequestBody CompanyBody body) {
    var company = companies.add(body.requiredName(), body.domain(), body.values());
    return answer(HttpStatus.CREATED, company);
  }

  @GetMapping("/{id}")
  @Needs(Permission.READ)
  ResponseEntity<Company> show(@PathVariable UUID id) {
    return answer(HttpStatus.OK, companies.get(id));
  }

  @Takes(CompanyBody.class)
  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.PEOPLE_WRITE)
  ResponseEntity<Company> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    var current = companies.get(id);
    int seen = Versions.required(ifMatch);
    var body =
        patches.apply(
            new CompanyBody(current.name(), current.domain(), current.fields()),
            patch,
            CompanyBody.class);
    var company = companies.edit(id, seen, body.requiredName(), body.domain(), body.values());
    return answer(HttpStatus.OK, company);
  }

  private static ResponseEntity<Company> answer(HttpStatus status, Company company) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(company.version()))
        .location(URI.create("/api/v1/companies/" + company.id()))
        .body(company);
  }
}
