package org.unisono.simulators.marketo;

import java.util.List;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a person.
final class LeadFields {
  private record Field(String name, String label, String type, int length, boolean readOnly) {}

  private static final List<Field> ALL =
      List.of(
          new Field("id", "Id", "integer", 0, true),
          new Field("email", "Email Address", "email", 255, false),
          new Field("firstName", "First Name", "string", 255, false),
          new Field("lastName", "Last Name", "string", 255, false),
          new Field("company", "Company Name", "string", 255, false),
          new Field("phone", "Phone Number", "phone", 255, false),
          new Field("mobilePhone", "Mobile Phone Number", "phone", 255, false),
          new Field("title", "Job Title", "string", 255, false),
          new Field("leadStatus", "Lead Status", "string", 255, false),
          new Field("leadSource", "Lead Source", "string", 255, false),
          new Field("unsubscribed", "Unsubscribed", "boolean", 0, false),
          new Field("marketingSuspended", "Marketing Suspended", "boolean", 0, false),
          new Field("blackListed", "Black Listed", "boolean", 0, false),
          new Field("emailInvalid", "Email Invalid", "boolean", 0, false),
          new Field("sfdcLeadId", "SFDC Lead Id", "string", 255, true),
          new Field("sfdcContactId", "SFDC Contact Id", "string", 255, true),
          new Field("msftLeadId", "Microsoft Lead Id", "string", 255, true),
          new Field("msftContactId", "Microsoft Contact Id", "string", 255, true),
          new Field("createdAt", "Created At", "datetime", 0, true),
          new Field("updatedAt", "Updated At", "datetime", 0, true),
          new Field("unisonoId", "Unisono Id", "string", 255, false),
          new Field("externalCompanyId", "External Company Id", "string", 255, false));

  private final Faults faults;

  LeadFields(Faults faults) {
    this.faults = faults;
  }

  private List<Field> present() {
    var removed = faults.text(Fault.REMOVED_FIELD, "leads.phone").orElse("");
    return ALL.stream().filter(f -> !removed.equals("leads." + f.name())).toList();
  }

  private Optional<Field> find(String name) {
    return present().stream().filter(f -> f.name().equals(name)).findFirst();
  }

  boolean isKnown(String name) {
    return find(name).isPresent();
  }

  /// Refuses a field that does not exist or cannot be written.
  void requireWritable(String name) {
    var field = find(name);
    if (field.isEmpty()) {
      throw new MarketoRefused("1006", "Field '%s' not found".formatted(name));
    }
    if (field.get().readOnly()) {
      throw new MarketoRefused("1011", "Field '%s' is not supported".formatted(name));
    }
  }

  /// Refuses a value of another type than the field's.
  void requireType(String name, JsonNode value) {
    find(name).ifPresent(f -> ObjectValues.requireType(name, f.type(), value));
  }

  boolean isFlag(String name) {
    return find(name).filter(f -> f.type().equals("boolean")).isPresent();
  }

  long idOf(String name) {
    for (int i = 0; i < ALL.size(); i++) {
      if (ALL.get(i).name().equals(name)) {
        return i + 1L;
      }
    }
    return 0;
  }

  /// As `leads/describe2.json` answers.
  ObjectNode described2() {
    var all = Json.object().put("name", "API Lead");
    all.set("searchableFields", Json.of(List.of(List.of("id"), List.of("email"))));
    var fields = all.putArray("fields");
    for (var field : present()) {
      var row = fields.addObject().put("name", field.name()).put("displayName", field.label());
      row.put("dataType", field.type()).put("updateable", !field.readOnly());
      row.put("crmManaged", false);
      if (field.length() > 0) {
        row.put("length", field.length());
      }
    }
    return all;
  }

  /// As `leads/describe.json` answers.
  List<ObjectNode> described() {
    return present().stream()
        .map(
            f -> {
              var row = Json.object().put("id", idOf(f.name())).put("displayName", f.label());
              row.put("dataType", f.type());
              if (f.length() > 0) {
                row.put("length", f.length());
              }
              row.putObject("rest").put("name", f.name()).put("readOnly", f.readOnly());
              return row;
            })
        .toList();
  }
}
