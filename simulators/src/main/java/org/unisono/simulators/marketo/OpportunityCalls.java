package org.unisono.simulators.marketo;

import org.unisono.simulators.Routes;

/// Opportunities and roles. An instance that is linked with a CRM may refuse all of it with 1018.
/// See *Opportunities* and *Opportunity roles* among the vendor's pages on the lead database.
final class OpportunityCalls {
  private static final String ALL = "/rest/v1/opportunities";

  private final Instance instance;
  private final ObjectCalls calls;

  OpportunityCalls(Instance instance) {
    this.instance = instance;
    calls = new ObjectCalls(instance);
  }

  void register(Paths paths) {
    register(paths, ALL, instance.opportunities.asObjects());
    register(paths, ALL + "/roles", instance.opportunities.rolesAsObjects());
  }

  private void register(Paths paths, String all, Objects kind) {
    paths
        .get(all + "/describe.json", open(r -> Envelope.of(kind.described())))
        .get(all + ".json", open(r -> calls.search(r, kind)))
        .post(all + ".json", open(r -> calls.sync(r, kind)))
        .post(all + "/delete.json", open(r -> calls.delete(r, kind)));
  }

  private Routes.Handler open(Routes.Handler handler) {
    return request -> {
      if (instance.crmSync) {
        throw new MarketoRefused("1018", "CRM Enabled");
      }
      return handler.answer(request);
    };
  }
}
