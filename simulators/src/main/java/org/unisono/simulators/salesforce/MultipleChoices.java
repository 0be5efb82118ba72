package org.unisono.simulators.salesforce;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;

/// Two rows carry the external id of an upsert: 300 with their ids.
final class MultipleChoices extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  private final List<String> ids;

  MultipleChoices(List<String> ids) {
    super("more than one record has this external id");
    this.ids = List.copyOf(ids);
  }

  @Override
  public Reply reply() {
    return Reply.json(300, Json.of(ids));
  }
}
