package org.unisono.simulators;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

/// A set of numbers in their order, which knows at once how many are above one and which stands at
/// a place: what a page of a listing and its total need. Kept in blocks, so that a number that is
/// put in or taken out moves a block only.
public final class SortedIds {
  private static final int BLOCK = 1024;

  private static final class Block {
    private long[] ids = new long[8];
    private int size;

    private void insert(int at, long id) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, Math.min(BLOCK, size * 2));
      }
      System.arraycopy(ids, at, ids, at + 1, size - at);
      ids[at] = id;
      size++;
    }

    private void cut(int at) {
      System.arraycopy(ids, at + 1, ids, at, size - at - 1);
      size--;
    }

    private int place(long id) {
      return Arrays.binarySearch(ids, 0, size, id);
    }

    private long last() {
      return ids[size - 1];
    }

    private Block upperHalf() {
      var upper = new Block();
      upper.ids = Arrays.copyOfRange(ids, size / 2, size / 2 + BLOCK);
      upper.size = size - size / 2;
      size = size / 2;
      return upper;
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private int size;

  public int size() {
    return size;
  }

  public void add(long id) {
    if (blocks.isEmpty()) {
      blocks.add(new Block());
      blocks.getFirst().insert(0, id);
      size = 1;
      return;
    }
    int at = Math.min(blockOf(id), blocks.size() - 1);
    if (blocks.get(at).size == BLOCK) {
      // Who comes last opens a block of their own: what is put in upwards leaves full ones behind.
      boolean last = at == blocks.size() - 1 && id > blocks.get(at).last();
      blocks.add(at + 1, last ? new Block() : blocks.get(at).upperHalf());
      at = last || id > blocks.get(at).last() ? at + 1 : at;
    }
    var block = blocks.get(at);
    int place = block.place(id);
    if (place < 0) {
      block.insert(-place - 1, id);
      size++;
    }
  }

  public void remove(long id) {
    int at = blockOf(id);
    int place = at == blocks.size() ? -1 : blocks.get(at).place(id);
    if (place >= 0) {
      blocks.get(at).cut(place);
      size--;
      if (blocks.get(at).size == 0) {
        blocks.remove(at);
      }
    }
  }

  public boolean contains(long id) {
    int at = blockOf(id);
    return at < blocks.size() && blocks.get(at).place(id) >= 0;
  }

  /// How many are not above it.
  public int upTo(long id) {
    int at = blockOf(id);
    int before = 0;
    for (int i = 0; i < at; i++) {
      before += blocks.get(i).size;
    }
    if (at == blocks.size()) {
      return before;
    }
    int place = blocks.get(at).place(id);
    return before + (place < 0 ? -place - 1 : place + 1);
  }

  /// Those at the places from the first on, without the last.
  public long[] part(int from, int end) {
    var part = new long[Math.max(0, end - from)];
    int skip = from;
    int filled = 0;
    for (int i = 0; i < blocks.size() && filled < part.length; i++) {
      var block = blocks.get(i);
      if (skip < block.size) {
        int taken = Math.min(block.size - skip, part.length - filled);
        System.arraycopy(block.ids, skip, part, filled, taken);
        filled += taken;
      }
      skip = Math.max(0, skip - block.size);
    }
    return part;
  }

  /// What they stand for, from the place on to the end, each made when it is looked at.
  public <T> List<T> from(int place, LongFunction<T> row) {
    return new AbstractList<>() {
      @Override
      public T get(int index) {
        Objects.checkIndex(index, size());
        return row.apply(part(place + index, place + index + 1)[0]);
      }

      @Override
      public int size() {
        return Math.max(0, SortedIds.this.size() - place);
      }
    };
  }

  /// The first block whose last number is not below it.
  private int blockOf(long id) {
    int low = 0;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).last() < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
