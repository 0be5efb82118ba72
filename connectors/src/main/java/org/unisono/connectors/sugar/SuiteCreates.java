package org.unisono.connectors.sugar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.writing.Draft;
import tools.jackson.databind.node.ObjectNode;

/// New records, one in a call, each under an id of ours, which SuiteCRM takes once.
final class SuiteCreates {
  static final String DELETED = "deletedThere";

  private final SuiteApi api;
  private final SuiteSite site;

  SuiteCreates(SuiteApi api, SuiteSite site) {
    this.api = api;
    this.site = site;
  }

  Map<Draft, Denied> make(String module, List<Draft> drafts, List<ObjectNode> values) {
    var denied = new LinkedHashMap<Draft, Denied>();
    for (int i = 0; i < drafts.size(); i++) {
      var data = Json.object().put("type", module);
      data.put("id", SuiteSite.id(module, String.valueOf(drafts.get(i).marker())));
      data.set("attributes", values.get(i));
      var refusal = made(module, data);
      if (refusal != null) {
        denied.put(drafts.get(i), refusal);
      }
    }
    return denied;
  }

  /// Without a clear answer it is looked for. Making it again is safe, as its id is taken once.
  private @Nullable Denied made(String module, ObjectNode data) {
    try {
      api.write("POST", "/module", Json.object().set("data", data), Lane.ORDINARY);
      return null;
    } catch (Denied no) {
      return no.code().equals(SuiteRefusals.EXISTS) ? deleted(module, data) : no;
    } catch (Unclear unclear) {
      return lives(module, data)
          ? null
          : new Denied(500, SuiteRefusals.MAY_PASS, null, "It was not answered, nor kept.");
    }
  }

  private boolean lives(String module, ObjectNode data) {
    var id = Json.text(data, "id");
    return site.read(module, id, List.of(CrmModule.MODIFIED), Lane.ORDINARY).isPresent();
  }

  /// Its id is taken: by what was made before and lives, or by what was deleted.
  private @Nullable Denied deleted(String module, ObjectNode data) {
    return lives(module, data)
        ? null
        : new Denied(400, DELETED, null, "It was made before, and deleted there.");
  }
}
