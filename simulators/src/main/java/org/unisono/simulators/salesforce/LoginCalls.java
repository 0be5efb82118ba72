package org.unisono.simulators.salesforce;

import java.util.Map;
import java.util.regex.Pattern;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// OAuth token, revocation, user info, and the SOAP log-in that older clients use.
final class LoginCalls {
  private static final Pattern USER = element("username");
  private static final Pattern PASSWORD = element("password");

  private final Org org;

  LoginCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .post("/services/oauth2/token", this::token)
        .get("/services/oauth2/revoke", r -> revoke(r.query()))
        .post("/services/oauth2/revoke", r -> revoke(r.form()))
        .get("/services/oauth2/userinfo", this::userInfo)
        .get("/id/{org}/{user}", this::identity)
        .post("/services/Soap/u/{version}", this::soap);
  }

  private Reply token(Request request) {
    var form = request.form();
    if (JwtGrant.TYPE.equals(form.get("grant_type"))) {
      return org.jwt
          .complaint(form.getOrDefault("assertion", ""), org.clock.instant())
          .map(why -> refused("invalid_grant", why))
          .orElseGet(() -> Reply.ok(withoutRefresh()));
    }
    if (!org.sessions.acceptsClient(form)) {
      return refused("invalid_client_id", "client identifier invalid");
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "password" ->
          org.sessions.accepts(form.getOrDefault("username", ""), form.getOrDefault("password", ""))
              ? Reply.ok(granted())
              : refused("invalid_grant", "authentication failure");
      case "client_credentials" ->
          form.containsKey("client_secret")
              ? Reply.ok(granted())
              : refused("invalid_client", "invalid client credentials");
      case "refresh_token" ->
          Sessions.REFRESH_TOKEN.equals(form.get("refresh_token"))
              ? Reply.ok(granted())
              : refused("invalid_grant", "expired access/refresh token");
      case "authorization_code" -> Reply.ok(granted());
      default -> refused("unsupported_grant_type", "grant type not supported");
    };
  }

  private ObjectNode withoutRefresh() {
    var granted = granted();
    granted.remove("refresh_token");
    return granted;
  }

  /// There is no `expires_in`: a client learns of the end by a 401.
  private ObjectNode granted() {
    return Json.object()
        .put("access_token", org.sessions.open())
        .put("refresh_token", Sessions.REFRESH_TOKEN)
        .put("instance_url", org.automations.instanceUrl())
        .put("id", "%s/id/%s/%s".formatted(org.baseUrl, org.orgId(), org.userId()))
        .put("token_type", "Bearer")
        .put("issued_at", String.valueOf(org.clock.instant().toEpochMilli()))
        .put("signature", "c2ltdWxhdGVk")
        .put("scope", "api refresh_token");
  }

  private static Reply refused(String error, String description) {
    return Reply.json(400, Json.object().put("error", error).put("error_description", description));
  }

  private Reply revoke(Map<String, String> values) {
    org.sessions.close(values.getOrDefault("token", ""));
    return Reply.empty(200);
  }

  private Reply userInfo(Request request) {
    if (!org.sessions.isAlive(request.bearer())) {
      return Reply.text(403, "text/plain", "Bad_OAuth_Token");
    }
    return Reply.ok(
        Json.object()
            .put("sub", "%s/id/%s/%s".formatted(org.baseUrl, org.orgId(), org.userId()))
            .put("user_id", org.userId())
            .put("organization_id", org.orgId())
            .put("preferred_username", Sessions.USERNAME)
            .put("name", "Simulated Admin")
            .put("email", Sessions.USERNAME)
            .put("zoneinfo", "UTC")
            .put("active", true));
  }

  private Reply identity(Request request) {
    if (!org.sessions.isAlive(request.bearer())) {
      return Reply.text(403, "text/plain", "Bad_OAuth_Token");
    }
    var identity =
        Json.object()
            .put("id", "%s/id/%s/%s".formatted(org.baseUrl, org.orgId(), org.userId()))
            .put("asserted_user", true)
            .put("user_id", org.userId())
            .put("organization_id", org.orgId())
            .put("username", Sessions.USERNAME)
            .put("nick_name", "admin")
            .put("display_name", "Simulated Admin")
            .put("email", Sessions.USERNAME)
            .put("first_name", "Simulated")
            .put("last_name", "Admin")
            .put("timezone", "UTC")
            .put("active", true)
            .put("user_type", "STANDARD")
            .put("language", "en_US")
            .put("locale", "en_US")
            .put("utcOffset", 0);
    identity.putObject("urls").put("rest", org.baseUrl + "/services/data/v{version}/");
    return Reply.ok(identity);
  }

  /// An element with or without a prefix, whose text may stand in CDATA.
  private static Pattern element(String name) {
    return Pattern.compile(
        "<(?:\\w+:)?%1$s>(?:<!\\[CDATA\\[)?([^<\\]]*)(?:]]>)?</(?:\\w+:)?%1$s>".formatted(name));
  }

  private Reply soap(Request request) {
    var user = USER.matcher(request.body());
    var password = PASSWORD.matcher(request.body());
    boolean known =
        user.find() && password.find() && org.sessions.accepts(user.group(1), password.group(1));
    if (!known) {
      return Reply.text(500, "text/xml;charset=UTF-8", FAULT);
    }
    var endpoint = "%s/services/Soap/u/%s/".formatted(org.baseUrl, request.var("version"));
    var body =
        SESSION.formatted(
            endpoint + org.orgId().substring(0, 15),
            org.sessions.open(),
            org.userId(),
            org.orgId());
    return Reply.text(200, "text/xml;charset=UTF-8", body);
  }

  private static final String SESSION =
      """
      <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
      xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
      xmlns="urn:partner.soap.sforce.com"><soapenv:Body><loginResponse><result>\
      <passwordExpired>false</passwordExpired><serverUrl>%s</serverUrl>\
      <sessionId>%s</sessionId><userId>%s</userId><userInfo>\
      <organizationId>%s</organizationId></userInfo></result></loginResponse>\
      </soapenv:Body></soapenv:Envelope>""";

  private static final String FAULT =
      """
      <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
      xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
      xmlns:sf="urn:fault.partner.soap.sforce.com"><soapenv:Body><soapenv:Fault>\
      <faultcode>sf:INVALID_LOGIN</faultcode><faultstring>INVALID_LOGIN: Invalid username, \
      password, security token; or user locked out.</faultstring></soapenv:Fault>\
      </soapenv:Body></soapenv:Envelope>""";
}
