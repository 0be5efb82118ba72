package org.unisono.app.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.imports.internal.ImportStore;
import org.unisono.app.imports.internal.StartImport;
import org.unisono.core.Refused;

/// The door to imports.
@Component
public class Imports {

  private final StartImport start;
  private final ImportStore store;
  private final AuditTrail audit;

  Imports(StartImport start, ImportStore store, AuditTrail audit) {
    this.start = start;
    this.store = store;
    this.audit = audit;
  }

  /// What a file holds; nothing is kept of it.
  ///
  /// @throws Refused `emptyFile`, `duplicateHeader`, `unclosedQuote`, `cellTooLarge`, `brokenRow`
  public Found inspect(Upload file) {
    return start.inspect(file);
  }

  /// Checks the whole file and the mapping, keeps the file, and lets the import run in the
  /// background. Nothing is changed when anything is refused.
  ///
  /// @throws Refused what [#inspect] refuses, `missingColumn`, `unknownTarget`, `badMatch`,
  ///     `noMatchColumn`, `unknownField`; `notFound` for the campaign; `unknownStatus`
  @Transactional
  public Import start(Upload file, Mapping mapping) {
    var id = start.start(file, mapping);
    audit.record("import.started", "import", id, Map.of("dryRun", mapping.isDryRun()));
    return get(id);
  }

  /// @throws Refused `notFound`
  public Import get(UUID id) {
    return store.find(id).orElseThrow(() -> Refused.notFound("import", id));
  }

  /// Newest first.
  public Page<Import> page(PageRequest page) {
    return store.page(page);
  }

  /// The header of the file, for the file of refused rows.
  public List<String> header(UUID id) {
    get(id);
    return start.header(id);
  }

  /// Refused rows behind `after`, in their order.
  public List<ImportStore.RowResult> refused(UUID id, long after, int most) {
    return store.refused(id, after, most);
  }

  /// Takes an import back in the background: members that it added leave, values that it replaced
  /// return, people whom it made go; what somebody has changed since stays.
  ///
  /// @throws Refused `notFound`, `notDone`
  @Transactional
  public Import undo(UUID id) {
    var there = get(id);
    if (!there.state().equals("done") || there.dryRun()) {
      throw Refused.clash("", "notDone", "Only an import that is done can be undone.");
    }
    start.undo(id);
    audit.record("import.undone", "import", id, Map.of());
    return get(id);
  }

  /// An uploaded file.
  public interface Upload {
    String name();

    /// Opens it anew, as often as it is asked.
    InputStream open() throws IOException;
  }
}
