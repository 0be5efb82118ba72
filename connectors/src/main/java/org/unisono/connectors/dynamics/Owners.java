package org.unisono.connectors.dynamics;

import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteUser;
import org.unisono.connectors.http.Json;

/// Users who are people. A team may own a campaign too; it is nobody of ours.
final class Owners {

  private static final String ALL =
      "systemusers?$select=fullname,internalemailaddress,isdisabled&$filter="
          + DynamicsApi.encoded("applicationid eq null");

  private Owners() {}

  static List<RemoteUser> all(DynamicsApi api, int pageSize) {
    return api.all(ALL, Lane.ORDINARY, "odata.maxpagesize=" + pageSize).rows().stream()
        .map(
            row ->
                new RemoteUser(
                    Json.text(row, "systemuserid"),
                    Json.text(row, "fullname"),
                    Json.text(row, "internalemailaddress"),
                    !row.path("isdisabled").asBoolean(false)))
        .toList();
  }
}
