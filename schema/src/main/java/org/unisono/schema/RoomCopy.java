package org.unisono.schema;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.postgresql.PGConnection;

/// Copies what some rooms hold into another database of the same version. What was in those rooms
/// there, and hung on it, is gone afterwards; nothing is set off by what comes. The first database
/// is only read, as it stands at one moment.
public final class RoomCopy {

  private static final int BUFFER = 1 << 16;

  private RoomCopy() {}

  /// @param to as its owner, who may put rows in without their triggers
  /// @return rows that were copied
  /// @throws IllegalStateException when the databases are not of one version
  public static long copy(Connection from, Connection to, List<String> rooms) throws SQLException {
    if (!version(from).equals(version(to))) {
      throw new IllegalStateException(
          "The database is of another version than this program; start the installation once.");
    }
    from.setAutoCommit(false);
    to.setAutoCommit(false);
    run(from, "set transaction isolation level repeatable read, read only");
    var tables = tables(from, rooms);
    run(to, "truncate " + String.join(", ", tables) + " cascade");
    run(to, "set local session_replication_role = replica");
    long rows = 0;
    for (var table : tables) {
      rows += copy(from, to, table);
    }
    for (var sequence : sequences(from, rooms)) {
      run(to, "select setval('%s', %s, %s)".formatted(sequence[0], sequence[1], sequence[2]));
    }
    to.commit();
    from.rollback();
    return rows;
  }

  private static List<String> version(Connection database) throws SQLException {
    return texts(
        database, "select version from public.schema_history where success order by version");
  }

  private static List<String> tables(Connection database, List<String> rooms) throws SQLException {
    return texts(
        database,
        """
        select format('%%I.%%I', n.nspname, c.relname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in (%s) and c.relkind in ('r', 'p') and not c.relispartition order by 1
        """
            .formatted(quoted(rooms)));
  }

  private static List<String[]> sequences(Connection database, List<String> rooms)
      throws SQLException {
    return rows(
        database,
        """
        select format('%%I.%%I', schemaname, sequencename),
          coalesce(last_value, start_value)::text, (last_value is not null)::text
        from pg_sequences where schemaname in (%s)
        """
            .formatted(quoted(rooms)));
  }

  private static long copy(Connection from, Connection to, String table) throws SQLException {
    var columns =
        String.join(
            ", ",
            texts(
                from,
                """
                select quote_ident(attname) from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                  and attgenerated = '' order by attnum
                """
                    .formatted(table)));
    try (var read = new PipedInputStream(BUFFER);
        var written = new PipedOutputStream(read)) {
      var sent = CompletableFuture.runAsync(() -> send(from, table, columns, written));
      long rows =
          to.unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy %s (%s) from stdin".formatted(table, columns), read);
      sent.join();
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CompletionException e) {
      throw new SQLException(e.getCause());
    }
  }

  private static void send(
      Connection from, String table, String columns, PipedOutputStream written) {
    try (written) {
      from.unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy (select %s from %s) to stdout".formatted(columns, table), written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static String quoted(List<String> rooms) {
    return "'" + String.join("', '", rooms) + "'";
  }

  private static void run(Connection database, String command) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(command);
    }
  }

  private static List<String> texts(Connection database, String query) throws SQLException {
    return rows(database, query).stream().map(r -> r[0]).toList();
  }

  private static List<String[]> rows(Connection database, String query) throws SQLException {
    List<String[]> rows = new ArrayList<>();
    try (var statement = database.createStatement();
        var answer = statement.executeQuery(query)) {
      int columns = answer.getMetaData().getColumnCount();
      while (answer.next()) {
        var row = new String[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = answer.getString(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
