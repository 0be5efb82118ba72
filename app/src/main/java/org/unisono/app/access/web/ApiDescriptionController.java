package org.unisono.app.access.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Answers;

/// The description of the API (OpenAPI 3.1), and a page to browse it.
@RestController
class ApiDescriptionController {

  @Answers(types = "application/json")
  @GetMapping("/api/v1/openapi.json")
  @Needs(Permission.PUBLIC)
  ResponseEntity<Resource> description() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ClassPathResource("/api/openapi.json"));
  }

  @Answers(types = "text/html")
  @GetMapping("/api/v1/docs")
  @Needs(Permission.PUBLIC)
  ResponseEntity<Resource> page() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(new ClassPathResource("/api/docs.html"));
  }

  @Answers(types = "text/javascript")
  @GetMapping("/api/v1/docs.js")
  @Needs(Permission.PUBLIC)
  ResponseEntity<Resource> script() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .body(new ClassPathResource("/api/docs.js"));
  }
}
