package org.unisono.app.jobs;

/// A room's subscription to a fact of a room below.
///
/// @param <F> the fact, a past-participle record
public interface FactListener<F extends Record> {

  /// `room.whatItDoes`, stable: it stands in the table.
  String name();

  Class<F> fact();

  Lane lane();

  /// Called in a transaction of its own, after the publisher's commit, at least once; its local
  /// effects happen exactly once.
  void on(F fact);
}
