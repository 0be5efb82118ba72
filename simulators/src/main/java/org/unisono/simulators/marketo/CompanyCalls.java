package org.unisono.simulators.marketo;

import org.unisono.simulators.Routes;

/// Companies. Where a CRM writes them, all of it is refused with 1018.
final class CompanyCalls {
  private static final String ALL = "/rest/v1/companies";

  private final Instance instance;

  CompanyCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    var calls = new ObjectCalls(instance);
    var kind = instance.companies;
    paths
        .get(ALL + "/describe.json", open(r -> Envelope.of(kind.described())))
        .get(ALL + ".json", open(r -> calls.search(r, kind)))
        .post(ALL + ".json", open(r -> calls.sync(r, kind)))
        .post(ALL + "/delete.json", open(r -> calls.delete(r, kind)));
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
