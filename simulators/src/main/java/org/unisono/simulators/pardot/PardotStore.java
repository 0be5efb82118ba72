package org.unisono.simulators.pardot;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.node.ObjectNode;

/// The business unit as its own people and visitors change it, past the API.
public final class PardotStore {
  /// Whether prospects see a list on the preference page.
  public enum Visibility {
    PUBLIC,
    INTERNAL
  }

  private final Unit unit;
  private final Simulator simulator;

  PardotStore(Unit unit, Simulator simulator) {
    this.unit = unit;
    this.simulator = simulator;
  }

  public String createProspect(Map<String, ?> values) {
    return id(() -> unit.createProspect(Json.object(values)));
  }

  public void updateProspect(String id, Map<String, ?> values) {
    act(() -> change(Kind.PROSPECTS, unit.table(Kind.PROSPECTS).require(id), values));
  }

  /// To the recycle bin.
  public void deleteProspect(String id) {
    act(() -> unit.deleteProspect(id));
  }

  /// Those with the address, without the recycle bin.
  public List<ObjectNode> prospectsAt(String email) {
    return simulator.between(() -> unit.prospectsAt(email));
  }

  public List<ObjectNode> campaigns() {
    return simulator.between(() -> unit.table(Kind.CAMPAIGNS).alive());
  }

  /// One that is not connected to Salesforce.
  public String createCampaign(String name) {
    return id(() -> unit.table(Kind.CAMPAIGNS).add(Json.object().put("name", name)));
  }

  public String createList(String name, Visibility visibility) {
    var row = Json.object().put("name", name).put("isPublic", visibility == Visibility.PUBLIC);
    return id(() -> unit.table(Kind.LISTS).add(row.put("isDynamic", false)));
  }

  public void subscribe(String prospect, String list) {
    act(() -> unit.subscribe(Json.object().put("prospectId", prospect).put("listId", list)));
  }

  public void optOutOfList(String prospect, String list) {
    act(
        () ->
            unit.table(Kind.LIST_MEMBERSHIPS).where("prospectId", prospect).stream()
                .filter(m -> Json.text(m, "listId").equals(list))
                .forEach(m -> change(Kind.LIST_MEMBERSHIPS, m, Map.of("optedOut", true))));
  }

  /// A visitor activity, such as type 4, a form submission; answers its id.
  public String act(String prospect, String campaign, int type, String details) {
    var row = Json.object().put("prospectId", Long.parseLong(prospect)).put("type", type);
    row.put("campaignId", Long.parseLong(campaign)).put("details", details);
    row.put("typeName", "Activity " + type);
    return id(() -> unit.log(row));
  }

  public void assign(String prospect) {
    act(() -> unit.assign(prospect));
  }

  public void connectorSync() {
    act(unit.sync::run);
  }

  /// An engagement program that mails each new member of its recipient list.
  public String createProgram(String name, String list) {
    var row = Json.object().put("name", name).put("status", "Running");
    row.putArray("recipientListIds").add(Long.parseLong(list));
    row.putArray("suppressionListIds");
    return id(() -> unit.table(Kind.ENGAGEMENT_STUDIO_PROGRAMS).add(row));
  }

  /// A row of an object that the API only shows, such as `opportunities`; answers its id.
  ///
  /// @throws IllegalArgumentException where there is no such object
  public String add(String object, Map<String, ?> values) {
    var kind =
        Stream.of(Kind.values())
            .filter(k -> k.plural().equals(object))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such object: " + object));
    return id(() -> unit.table(kind).add(Json.object(values)));
  }

  private void change(Kind kind, ObjectNode row, Map<String, ?> values) {
    unit.table(kind).change(row, Json.object(values));
  }

  private void act(Runnable work) {
    simulator.between(
        () -> {
          work.run();
          return true;
        });
  }

  private String id(java.util.function.Supplier<ObjectNode> work) {
    return simulator.between(() -> Json.text(work.get(), "id"));
  }
}
