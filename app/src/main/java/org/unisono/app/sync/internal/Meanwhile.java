package org.unisono.app.sync.internal;

import java.util.List;
import org.unisono.connector.Change;

/// What is done while the next page of a stream is on its way.
interface Meanwhile {

  Meanwhile NOTHING =
      new Meanwhile() {
        @Override
        public void kept(List<Change> changes) {}

        @Override
        public boolean goOn() {
          return false;
        }
      };

  /// Tells of a page that has been kept.
  void kept(List<Change> changes);

  /// Does a part of it.
  ///
  /// @return whether there may be more to do
  boolean goOn();
}
