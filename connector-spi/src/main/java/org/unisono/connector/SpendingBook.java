package org.unisono.connector;

import java.util.function.UnaryOperator;

/// Where it stands what was spent of one budget, for all who spend of it.
@FunctionalInterface
public interface SpendingBook {

  /// Changes it in one step, between which and the look at it nobody else changes it.
  ///
  /// @return as it stands now
  Spending change(UnaryOperator<Spending> change);

  /// A book of this process, which ends with it.
  static SpendingBook inMemory() {
    return new SpendingBook() {
      private Spending stands = Spending.NONE;

      @Override
      public synchronized Spending change(UnaryOperator<Spending> change) {
        stands = change.apply(stands);
        return stands;
      }
    };
  }
}
