package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.ErasedTable.ERASED;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.InstallationKey;
import org.unisono.app.people.PersonDraft;
import org.unisono.core.Fault;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;

/// Addresses of people who were erased, as keyed hashes: no import, sync or program brings them
/// back. Somebody who adds them by hand does, and so does the person who writes to us anew; that
/// takes the hash away.
@Component
class ErasedAddresses {

  private final DSLContext sql;
  private final InstallationKey key;

  ErasedAddresses(DSLContext sql, InstallationKey key) {
    this.sql = sql;
    this.key = key;
  }

  void remember(Collection<String> addresses) {
    for (var address : addresses) {
      sql.insertInto(ERASED)
          .set(ERASED.ADDRESS_HASH, hash(address))
          .onConflictDoNothing()
          .execute();
    }
  }

  /// @param faults of each draft so far
  /// @return the same, and for a draft without one, that its address is of somebody who was erased
  List<List<Fault>> hold(List<PersonDraft> drafts, List<List<Fault>> faults) {
    Map<String, byte[]> hashes = new LinkedHashMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      if (faults.get(i).isEmpty()) {
        drafts.get(i).emails().forEach(e -> hashes.computeIfAbsent(normal(e), this::hash));
      }
    }
    var erased = hashes.isEmpty() ? Set.<String>of() : among(hashes);
    if (!erased.isEmpty() && isByHand()) {
      lift(erased.stream().map(this::hash).toList());
      erased = Set.of();
    }
    List<List<Fault>> all = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      boolean back =
          drafts.get(i).emails().stream().map(ErasedAddresses::normal).anyMatch(erased::contains);
      all.add(back && faults.get(i).isEmpty() ? List.of(erased()) : faults.get(i));
    }
    return all;
  }

  private static Fault erased() {
    return Fault.at(
        "/email",
        "erased",
        "Somebody with this address was erased; only a person can add them again.");
  }

  private static String normal(String address) {
    return Addresses.normal(address);
  }

  private static boolean isByHand() {
    var acting = Acting.now();
    return acting.origin() == Origin.UI || acting.actor().kind() == Actor.Kind.VISITOR;
  }

  private Set<String> among(Map<String, byte[]> hashes) {
    var found =
        sql.select(ERASED.ADDRESS_HASH)
            .from(ERASED)
            .where(ERASED.ADDRESS_HASH.eq(DSL.any(hashes.values().toArray(byte[][]::new))))
            .fetch(ERASED.ADDRESS_HASH);
    Set<String> erased = new HashSet<>();
    hashes.forEach(
        (address, hash) -> {
          if (found.stream().anyMatch(f -> java.util.Arrays.equals(f, hash))) {
            erased.add(address);
          }
        });
    return erased;
  }

  private void lift(List<byte[]> hashes) {
    sql.deleteFrom(ERASED)
        .where(ERASED.ADDRESS_HASH.eq(DSL.any(hashes.toArray(byte[][]::new))))
        .execute();
  }

  private byte[] hash(String address) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
      return mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
