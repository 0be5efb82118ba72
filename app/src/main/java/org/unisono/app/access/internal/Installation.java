package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.InstallationTable.INSTALLATION;

import java.util.Base64;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.InstallationKey;

/// What belongs to the installation: its signing key, and the one-time link for the first admin.
@Component
public class Installation implements InstallationKey {

  private static final String KEY = "signingKey";
  private static final String SETUP = "setupToken";

  private final DSLContext sql;
  private volatile byte[] key = {};

  Installation(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public byte[] bytes() {
    if (key.length == 0) {
      key = Base64.getUrlDecoder().decode(kept(KEY));
    }
    return key;
  }

  /// The secret that lets somebody create the first admin.
  public String setupToken() {
    return kept(SETUP);
  }

  public void closeSetup() {
    sql.deleteFrom(INSTALLATION).where(INSTALLATION.KEY.eq(SETUP)).execute();
  }

  private String kept(String name) {
    sql.insertInto(INSTALLATION)
        .set(INSTALLATION.KEY, name)
        .set(INSTALLATION.VALUE, Secrets.random())
        .onConflictDoNothing()
        .execute();
    return read(name).orElseThrow();
  }

  private Optional<String> read(String name) {
    return sql.select(INSTALLATION.VALUE)
        .from(INSTALLATION)
        .where(INSTALLATION.KEY.eq(name))
        .fetchOptional(INSTALLATION.VALUE);
  }
}
