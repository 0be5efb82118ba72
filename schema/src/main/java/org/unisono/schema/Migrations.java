package org.unisono.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings a database up to date with every room's migrations.
public final class Migrations {

  private Migrations() {}

  /// @return how many migrations were carried out
  public static int migrate(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .schemas("public")
        .table("schema_history")
        .outOfOrder(true)
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
