package org.unisono.simulators.pardot;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import tools.jackson.databind.node.ObjectNode;

/// The Salesforce organisation that a business unit is joined to, as its connector user meets it.
interface Organisation {

  URI baseUrl();

  /// What a client needs to log in there.
  ObjectNode ready();

  List<ObjectNode> all(String type);

  /// What is in its recycle bin.
  List<ObjectNode> recycled(String type);

  Optional<ObjectNode> find(String type, String id);

  List<ObjectNode> where(String type, String field, String value);

  String create(String type, Map<String, ?> values);

  void update(String type, String id, Map<String, ?> values);

  /// One in this process.
  record Near(SalesforceSimulator simulator) implements Organisation {

    @Override
    public URI baseUrl() {
      return simulator.baseUrl();
    }

    @Override
    public ObjectNode ready() {
      return simulator.ready();
    }

    @Override
    public List<ObjectNode> all(String type) {
      return simulator.store().all(type);
    }

    @Override
    public List<ObjectNode> recycled(String type) {
      return simulator.store().recycled(type);
    }

    @Override
    public Optional<ObjectNode> find(String type, String id) {
      return simulator.store().find(type, id);
    }

    @Override
    public List<ObjectNode> where(String type, String field, String value) {
      return simulator.store().where(type, field, value);
    }

    @Override
    public String create(String type, Map<String, ?> values) {
      return simulator.store().create(type, values);
    }

    @Override
    public void update(String type, String id, Map<String, ?> values) {
      simulator.store().update(type, id, values);
    }
  }
}
