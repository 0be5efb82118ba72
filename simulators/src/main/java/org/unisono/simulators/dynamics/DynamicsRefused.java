package org.unisono.simulators.dynamics;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;

/// A refusal: a status, and a body with a hexadecimal code and a message.
final class DynamicsRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  private static final String DETAILS = "@Microsoft.PowerApps.CDS.";

  private final int status;
  private final String code;
  private final boolean full;

  DynamicsRefused(int status, String code, String message) {
    this(status, code, message, false);
  }

  private DynamicsRefused(int status, String code, String message, boolean full) {
    super(message);
    this.status = status;
    this.code = code;
    this.full = full;
  }

  /// The same, with what annotations tell.
  DynamicsRefused inFull() {
    return new DynamicsRefused(status, code, text(), true);
  }

  static DynamicsRefused invalid(String message) {
    return new DynamicsRefused(400, "0x80040203", message);
  }

  static DynamicsRefused query(String message) {
    return new DynamicsRefused(400, "0x80060888", message);
  }

  static DynamicsRefused noSegment(String segment) {
    var text = "Resource not found for the segment '%s'.".formatted(segment);
    return new DynamicsRefused(404, "0x8006088a", text);
  }

  static DynamicsRefused missing(Table table, String id) {
    var text = "Entity '%s' With Id = %s Does Not Exist".formatted(table.name(), id);
    return new DynamicsRefused(404, "0x80040217", text);
  }

  String text() {
    return String.valueOf(getMessage());
  }

  @Override
  public Reply reply() {
    var body = Json.object();
    var error = body.putObject("error").put("code", code).put("message", text());
    if (full) {
      error
          .put(DETAILS + "ErrorDetails.HttpStatusCode", String.valueOf(status))
          .put(DETAILS + "HelpLink", "http://go.microsoft.com/fwlink/?LinkID=398563&error=" + code)
          .put(DETAILS + "TraceText", "")
          .put(DETAILS + "InnerError.Message", text());
    }
    return Reply.json(status, body).with("OData-Version", "4.0");
  }

  static Reply reply(int status, String code, String message) {
    var body = Json.object();
    body.putObject("error").put("code", code).put("message", message);
    return Reply.json(status, body).with("OData-Version", "4.0");
  }
}
