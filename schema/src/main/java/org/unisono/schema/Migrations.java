package org.unisono.schema;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings a database up to date with every room's migrations.
public final class Migrations {

  /// The rooms that own a schema, from the lowest floor upwards.
  public static final List<String> ROOMS =
      List.of("jobs", "access", "fields", "people", "segments", "campaigns", "imports");

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
