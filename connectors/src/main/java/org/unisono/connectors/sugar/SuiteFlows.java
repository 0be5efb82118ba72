package org.unisono.connectors.sugar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.sugar.Site.Clause;
import org.unisono.connectors.sugar.Site.Is;
import org.unisono.connectors.sugar.Site.Query;
import org.unisono.connectors.sugar.Site.Saves;

/// SuiteCRM's workflows that are on.
final class SuiteFlows {

  private final SuiteSite site;

  SuiteFlows(SuiteSite site) {
    this.site = site;
  }

  Map<String, String> of(String module, Saves saves) {
    var other =
        switch (saves) {
          case NEW -> "Modified_Records";
          case CHANGED -> "New_Records";
        };
    var flows = new LinkedHashMap<String, String>();
    for (var after = ""; ; ) {
      var clauses = new ArrayList<Clause>();
      clauses.add(new Clause("status", Is.EQUAL, "Active"));
      clauses.add(new Clause("flow_module", Is.EQUAL, module));
      if (!after.isEmpty()) {
        clauses.add(new Clause("id", Is.MORE, after));
      }
      var fields = List.of("name", "flow_run_on");
      var rows =
          site.find(new Query("AOW_WorkFlow", fields, clauses, "id", SuiteAsk.MOST, Lane.ORDINARY));
      if (rows.isEmpty()) {
        return flows;
      }
      for (var row : rows) {
        if (!Json.text(row, "flow_run_on").equals(other)) {
          flows.put(Json.text(row, "id"), Json.text(row, "name"));
        }
      }
      after = Json.text(rows.getLast(), "id");
    }
  }
}
