package org.unisono.core.merge;

import java.util.Random;

/// A system in memory with the habits of real ones: it shortens, refuses, goes up only, and shows
/// what was written a cycle late.
final class OtherSystem {

  private final int longest;
  private final boolean refuses;
  private final boolean late;
  private final boolean upOnly;
  private Image actual = new Image.Blank();
  private Image shown = actual;

  OtherSystem(Random random, boolean ladder) {
    this.longest = !ladder && random.nextBoolean() ? 8 : 100;
    this.refuses = random.nextInt(3) == 0;
    this.late = random.nextInt(3) == 0;
    this.upOnly = ladder && random.nextBoolean();
  }

  boolean isUpOnly() {
    return upOnly;
  }

  /// A new cycle: what was written before can be seen now.
  void settle() {
    shown = actual;
  }

  Image read() {
    return late ? shown : actual;
  }

  /// What a person, or a neighbour's bridge, does there.
  void edit(Image value) {
    actual = kept(value);
  }

  void write(Image value) {
    boolean refused = refuses && value instanceof Image.Filled(var raw) && raw.startsWith("3", 3);
    if (!refused && !(upOnly && MergePropertyTest.rank(value) < MergePropertyTest.rank(actual))) {
      actual = kept(value);
    }
  }

  Image actual() {
    return actual;
  }

  private Image kept(Image value) {
    return value instanceof Image.Filled(var raw)
        ? Image.of(raw.substring(0, Math.min(longest, raw.length())))
        : value;
  }
}
