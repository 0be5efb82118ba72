package org.unisono.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.sugar.CrmStore;

/// SuiteCRM and SugarCRM: members stand on a target list for each status.
///
/// @param account what a connection needs
record CutOffLists(Simulator simulator, CrmStore store, Map<String, Object> account)
    implements CutOff {

  private static final String LISTS = "ProspectLists";

  @Override
  public void makePerson(String email, String last) {
    store.create("Leads", Map.of("last_name", last, "email1", email));
  }

  @Override
  public List<String> addresses() {
    return store.all("Leads").stream().map(l -> l.path("email1").asString()).toList();
  }

  @Override
  public List<String> campaigns(String name) {
    return store.all("Campaigns").stream()
        .filter(c -> c.path("name").asString().equals(name))
        .map(c -> c.path("id").asString())
        .toList();
  }

  /// Lists of the campaign by the status that they stand for.
  private Map<String, String> lists(String campaign) {
    Map<String, String> lists = new TreeMap<>();
    for (var list : store.related("Campaigns", campaign, "prospectlists")) {
      var name = list.path("name").asString();
      lists.put(name.substring(name.lastIndexOf(" · ") + 3), list.path("id").asString());
    }
    return lists;
  }

  @Override
  public Map<String, List<String>> members(String campaign) {
    Map<String, List<String>> members = new TreeMap<>();
    lists(campaign)
        .forEach(
            (status, list) ->
                store
                    .related(LISTS, list, "leads")
                    .forEach(
                        lead ->
                            members
                                .computeIfAbsent(
                                    lead.path("email1").asString(), _ -> new ArrayList<>())
                                .add(status)));
    return members;
  }

  @Override
  public void attended(String campaign, String email) {
    var lead = store.peopleAt(email).getFirst().path("id").asString();
    lists(campaign)
        .forEach(
            (status, list) -> {
              if (status.equals("Attended")) {
                store.link(LISTS, list, "leads", lead);
              } else {
                store.unlink(LISTS, list, "leads", lead);
              }
            });
  }
}
