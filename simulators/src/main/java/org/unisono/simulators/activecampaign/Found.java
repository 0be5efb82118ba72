package org.unisono.simulators.activecampaign;

import java.util.List;
import java.util.function.UnaryOperator;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.node.ObjectNode;

/// What a listing has found, in its order: how many, and each page of it by places.
interface Found {
  int size();

  List<ObjectNode> part(int from, int end);

  /// Whether the order is that of the ids, upwards.
  default boolean isById() {
    return false;
  }

  default List<ObjectNode> all() {
    return part(0, size());
  }

  static Found of(List<ObjectNode> rows) {
    return new Found() {
      @Override
      public int size() {
        return rows.size();
      }

      @Override
      public List<ObjectNode> part(int from, int end) {
        return rows.subList(from, end);
      }
    };
  }

  /// The rows of these ids that are above the one, upwards.
  static Found above(long id, SortedIds ids, Rows rows) {
    int skipped = ids.upTo(id);
    return new Found() {
      @Override
      public int size() {
        return ids.size() - skipped;
      }

      @Override
      public List<ObjectNode> part(int from, int end) {
        return rows.of(ids.part(skipped + from, skipped + end));
      }

      @Override
      public boolean isById() {
        return true;
      }
    };
  }

  default Found downwards() {
    var upwards = this;
    return new Found() {
      @Override
      public int size() {
        return upwards.size();
      }

      @Override
      public List<ObjectNode> part(int from, int end) {
        return upwards.part(size() - end, size() - from).reversed();
      }
    };
  }

  default Found shown(UnaryOperator<ObjectNode> as) {
    var raw = this;
    return new Found() {
      @Override
      public int size() {
        return raw.size();
      }

      @Override
      public List<ObjectNode> part(int from, int end) {
        return raw.part(from, end).stream().map(as).toList();
      }

      @Override
      public boolean isById() {
        return raw.isById();
      }
    };
  }
}
