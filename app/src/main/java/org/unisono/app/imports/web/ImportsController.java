package org.unisono.app.imports.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Readers;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Translations;
import org.unisono.app.imports.Found;
import org.unisono.app.imports.Import;
import org.unisono.app.imports.Imports;
import org.unisono.app.imports.Mapping;
import org.unisono.core.Refused;
import tools.jackson.databind.ObjectMapper;

/// Imports.
@RestController
@RequestMapping("/api/v1/imports")
class ImportsController {

  private static final int PAGE = 1_000;

  private final Imports imports;
  private final Cursors cursors;
  private final ObjectMapper json;
  private final Translations translations;

  ImportsController(
      Imports imports, Cursors cursors, ObjectMapper json, Translations translations) {
    this.imports = imports;
    this.cursors = cursors;
    this.json = json;
    this.translations = translations;
  }

  @PostMapping("/inspect")
  @Needs(Permission.IMPORT)
  Found inspect(@RequestPart(required = false) @Nullable MultipartFile file) {
    return imports.inspect(upload(file));
  }

  @Takes(Mapping.class)
  @Answers(202)
  @PostMapping
  @Needs(Permission.IMPORT)
  ResponseEntity<Import> start(
      @RequestPart(required = false) @Nullable MultipartFile file, MultipartHttpServletRequest form)
      throws IOException {
    return accepted(imports.start(upload(file), mapping(form)));
  }

  /// The mapping comes as a field of the form, or as a part of its own as browsers send blobs.
  private Mapping mapping(MultipartHttpServletRequest form) throws IOException {
    var part = form.getFile("mapping");
    var text = form.getParameter("mapping");
    if (part != null) {
      return json.readValue(part.getBytes(), Mapping.class);
    }
    if (text == null) {
      throw Refused.malformed("/mapping", "required", "This is required.");
    }
    return json.readValue(text, Mapping.class);
  }

  @GetMapping
  @Needs(Permission.READ)
  Page<Import> page(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
    return imports.page(cursors.page("imports", limit, cursor));
  }

  @GetMapping("/{id}")
  @Needs(Permission.READ)
  Import show(@PathVariable UUID id, HttpServletRequest request) {
    return read(imports.get(id), request);
  }

  /// With its faults in the reader's language.
  private Import read(Import there, HttpServletRequest request) {
    var language = Readers.language(request);
    return there.withFaults(
        there.faults().stream().map(f -> f.withMessage(text(language, f))).toList());
  }

  private String text(String language, Import.RowFault fault) {
    var params = Objects.requireNonNullElse(fault.params(), Map.<String, Object>of());
    return translations.text(language, fault.code(), params, fault.message());
  }

  @Answers(202)
  @PostMapping("/{id}/undo")
  @Needs(Permission.IMPORT)
  ResponseEntity<Import> undo(@PathVariable UUID id, HttpServletRequest request) {
    return accepted(read(imports.undo(id), request));
  }

  /// The refused rows as they were, with the reason behind them: mend, and import again.
  @Answers(types = "text/csv")
  @GetMapping("/{id}/refused.csv")
  @Needs(Permission.READ)
  ResponseEntity<StreamingResponseBody> refused(@PathVariable UUID id, HttpServletRequest request) {
    var language = Readers.language(request);
    var header = imports.header(id);
    StreamingResponseBody body =
        out -> {
          try (var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            write(id, language, header, csv);
          }
        };
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused.csv\"")
        .body(body);
  }

  private void write(UUID id, String language, List<String> header, CsvWriter csv) {
    csv.writeRecord(with(header, "refused row", "refused because"));
    long after = 0;
    for (var rows = imports.refused(id, after, PAGE);
        !rows.isEmpty();
        rows = imports.refused(id, after, PAGE)) {
      for (var row : rows) {
        var fault = row.faults().getFirst();
        var reason =
            fault.column() == null || fault.column().isEmpty()
                ? text(language, fault)
                : fault.column() + ": " + text(language, fault);
        csv.writeRecord(with(row.cells(), Long.toString(row.row()), reason));
        after = row.row();
      }
    }
  }

  private static List<String> with(List<String> cells, String row, String reason) {
    List<String> all = new ArrayList<>(cells);
    all.add(row);
    all.add(reason);
    return all;
  }

  private static ResponseEntity<Import> accepted(Import started) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/imports/" + started.id()))
        .body(started);
  }

  private static Imports.Upload upload(@Nullable MultipartFile file) {
    if (file == null) {
      throw Refused.malformed("/file", "required", "This is required.");
    }
    return new Imports.Upload() {
      @Override
      public String name() {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "file.csv");
      }

      @Override
      public InputStream open() throws IOException {
        return file.getInputStream();
      }
    };
  }
}
