package org.unisono.simulators.hubspot;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Forms, and their submissions: by a visitor's browser without a token, by a server with one.
final class FormCalls {
  static final String OPEN = "/submissions/v3/integration/submit/";
  private static final String SECURE = "/submissions/v3/integration/secure/submit/";
  private static final String ALL = "/marketing/v3/forms";
  private static final String ONE = ALL + "/{id}";

  private final Portal portal;
  private final FormSubmissions submissions;

  FormCalls(Portal portal) {
    this.portal = portal;
    submissions = new FormSubmissions(portal);
  }

  void register(Routes routes) {
    routes
        .post(OPEN + "{portal}/{id}", this::submit)
        .post(SECURE + "{portal}/{id}", this::submit)
        .get("/form-integrations/v1/submissions/forms/{id}", this::submitted)
        .get(ALL, this::list)
        .post(ALL, r -> Reply.json(201, portal.forms.create(r.object())))
        .get(ONE, this::read)
        .patch(ONE, r -> Reply.ok(portal.forms.update(r.var("id"), r.object())))
        .put(ONE, r -> Reply.ok(portal.forms.replace(r.var("id"), r.object())))
        .delete(ONE, this::archive);
  }

  private Reply list(Request request) {
    var types = ObjectCalls.names(request.param("formTypes").orElse("hubspot"));
    var wanted =
        portal.forms.all(isArchived(request)).stream()
            .filter(f -> types.contains("all") || types.contains(Json.text(f, "formType")))
            .toList();
    return Reply.ok(portal.pages.byOffset(request, wanted, 20, f -> f));
  }

  private static boolean isArchived(Request request) {
    return request.param("archived").orElse("").equals("true");
  }

  private Reply read(Request request) {
    return isArchived(request)
        ? portal.forms.all(true).stream()
            .filter(f -> Json.text(f, "id").equals(request.var("id")))
            .findFirst()
            .map(Reply::ok)
            .orElseThrow(() -> HubSpotRefused.notFound("No archived form with that id"))
        : Reply.ok(portal.forms.require(request.var("id")));
  }

  private Reply archive(Request request) {
    portal.forms.archive(request.var("id"));
    return Reply.empty(204);
  }

  private Reply submit(Request request) {
    if (!request.var("portal").equals(String.valueOf(Portal.ID))) {
      throw HubSpotRefused.notFound("No portal with id " + request.var("portal"));
    }
    var form = portal.forms.require(request.var("id"));
    var reply = Reply.ok(submissions.take(form, request.object()));
    portal.journal.changed();
    return reply;
  }

  private Reply submitted(Request request) {
    var rows = portal.forms.submissions(Json.text(portal.forms.require(request.var("id")), "id"));
    if (request.number("limit", 20) > 50) {
      throw HubSpotRefused.invalid("limit must be between 1 and 50");
    }
    return Reply.ok(portal.pages.byOffset(request, rows, 20, FormCalls::shown));
  }

  private static ObjectNode shown(ObjectNode submission) {
    var shown = submission.deepCopy();
    shown.remove(List.of("form", "contact"));
    return shown;
  }
}
