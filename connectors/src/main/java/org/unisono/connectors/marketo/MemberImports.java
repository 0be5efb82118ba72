package org.unisono.connectors.marketo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connectors.http.Csv;
import org.unisono.connectors.http.Snag.Denied;

/// One status for many people by one file. It names people by e-mail address: those go into it
/// alone whose address is nobody else's, and none where a person made by mistake would be greeted.
final class MemberImports {
  /// Addresses have 255 characters at most: so many lines are well under the 10 MB of a file.
  static final int MOST = 20_000;

  private final Addresses addresses;
  private final Automations automations;
  private final Imports imports;
  private final int threshold;

  /// @param threshold most people who are written without a file
  MemberImports(Addresses addresses, Automations automations, Imports imports, int threshold) {
    this.addresses = addresses;
    this.automations = automations;
    this.imports = imports;
    this.threshold = threshold;
  }

  /// Who can go into a file, with their addresses; nobody where there are too few for one.
  Map<String, String> fitting(List<String> ids) {
    if (ids.size() <= threshold || automations.onNewPerson().isPresent()) {
      return Map.of();
    }
    try {
      var own = addresses.own(ids);
      return own.size() <= threshold ? Map.of() : own;
    } catch (Denied tooMany) {
      return Map.of();
    }
  }

  /// Answers who was refused, by id.
  Map<String, Denied> write(String program, String status, Map<String, String> addressById) {
    var ids = new LinkedHashMap<String, String>();
    var csv = new StringBuilder(Csv.row(List.of(Imports.ADDRESS)));
    addressById.forEach(
        (id, address) -> {
          ids.put(Imports.key(address), id);
          csv.append(Csv.row(List.of(address)));
        });
    var denied = new HashMap<String, Denied>();
    imports
        .members(program, status, csv.toString())
        .forEach((address, no) -> denied.put(ids.getOrDefault(address, ""), no));
    return denied;
  }
}
