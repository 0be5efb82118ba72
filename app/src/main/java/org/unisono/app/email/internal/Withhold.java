package org.unisono.app.email.internal;

import static org.unisono.app.email.internal.SuppressionsTable.SUPPRESSIONS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Audiences;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;

/// Who does not get a mail after all, asked at the last moment.
@Component
class Withhold {

  private final DSLContext sql;
  private final Consents consents;
  private final MessageStore messages;
  private final Audiences audiences;

  Withhold(DSLContext sql, Consents consents, MessageStore messages, Audiences audiences) {
    this.sql = sql;
    this.consents = consents;
    this.messages = messages;
    this.audiences = audiences;
  }

  /// @return reasons by delivery: `suppressed`, `unsubscribed`
  Map<UUID, String> reasons(List<Leased> batch) {
    Map<UUID, String> reasons = new HashMap<>();
    var suppressed = suppressed(batch.stream().map(Leased::address).toList());
    for (var leased : batch) {
      if (suppressed.contains(leased.address())) {
        reasons.put(leased.id(), "suppressed");
      }
    }
    batch.stream()
        .collect(Collectors.groupingBy(l -> messages.get(l.messageId()).campaignId()))
        .forEach((campaign, those) -> keptOut(campaign, those, reasons));
    batch.stream()
        .collect(Collectors.groupingBy(l -> messages.get(l.messageId()).topic()))
        .forEach((topic, those) -> unsubscribed(topic, those, reasons));
    return reasons;
  }

  private void keptOut(UUID campaign, List<Leased> batch, Map<UUID, String> reasons) {
    var people = batch.stream().flatMap(l -> Stream.ofNullable(l.personId())).toList();
    var out = keptOut(campaign, people);
    for (var leased : batch) {
      if (leased.personId() != null && out.contains(leased.personId())) {
        reasons.put(leased.id(), "suppressed");
      }
    }
  }

  private void unsubscribed(String topic, List<Leased> batch, Map<UUID, String> reasons) {
    var states = consents.states(batch.stream().map(Leased::address).toList(), topic);
    for (var leased : batch) {
      if (states.get(leased.address()) == ConsentState.DENIED) {
        reasons.putIfAbsent(leased.id(), "unsubscribed");
      }
    }
  }

  Set<UUID> keptOut(UUID campaign, List<UUID> people) {
    return audiences.suppressed(campaign, people);
  }

  Set<String> suppressed(List<String> addresses) {
    return sql.select(SUPPRESSIONS.ADDRESS)
        .from(SUPPRESSIONS)
        .where(SUPPRESSIONS.ADDRESS.eq(DSL.any(addresses.toArray(String[]::new))))
        .fetchSet(SUPPRESSIONS.ADDRESS);
  }
}
