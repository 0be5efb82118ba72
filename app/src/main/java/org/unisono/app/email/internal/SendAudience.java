package org.unisono.app.email.internal;

import static org.unisono.app.campaigns.views.MembersV.MEMBERS_V;
import static org.unisono.app.people.views.PeopleV.PEOPLE_V;
import static org.unisono.app.segments.views.ListMembersV.LIST_MEMBERS_V;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.email.Send;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;

/// Who a mailing goes to.
@Component
public class SendAudience {

  private static final int CHUNK = 5_000;

  private final DSLContext sql;
  private final Consents consents;
  private final Withhold withhold;

  SendAudience(DSLContext sql, Consents consents, Withhold withhold) {
    this.sql = sql;
    this.consents = consents;
    this.withhold = withhold;
  }

  /// People of the audience after `after`, by id.
  List<UUID> after(Send send, @Nullable UUID after, int most) {
    return sql.select(PEOPLE_V.ID)
        .from(PEOPLE_V)
        .where(isIn(send))
        .and(after == null ? DSL.noCondition() : PEOPLE_V.ID.gt(after))
        .orderBy(PEOPLE_V.ID)
        .limit(most)
        .fetch(PEOPLE_V.ID);
  }

  private static Condition isIn(Send send) {
    var list = send.audience().listId();
    if (list != null) {
      return PEOPLE_V.ID.in(
          DSL.select(LIST_MEMBERS_V.PERSON_ID)
              .from(LIST_MEMBERS_V)
              .where(LIST_MEMBERS_V.LIST_ID.eq(list)));
    }
    var member = MEMBERS_V.CAMPAIGN_ID.eq(send.campaignId()).and(MEMBERS_V.STANDING.ne("ended"));
    var statuses = send.audience().wantedStatuses();
    if (!statuses.isEmpty()) {
      var names = statuses.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
      member = member.and(DSL.lower(MEMBERS_V.STATUS).in(names));
    }
    return PEOPLE_V.ID.in(DSL.select(MEMBERS_V.PERSON_ID).from(MEMBERS_V).where(member));
  }

  public Send.Preview preview(Send send) {
    var withheld = new TreeMap<String, Integer>();
    var addresses = new HashSet<String>();
    int people = 0;
    UUID after = null;
    for (var ids = after(send, after, CHUNK); !ids.isEmpty(); ids = after(send, after, CHUNK)) {
      people += ids.size();
      after = ids.getLast();
      count(send, ids, addresses, withheld);
    }
    int mails = people - withheld.values().stream().mapToInt(Integer::intValue).sum();
    return new Send.Preview(people, mails, Map.copyOf(withheld));
  }

  private record Addressed(UUID person, String address) {}

  private static String normal(@Nullable String email) {
    return email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
  }

  private void count(
      Send send, List<UUID> ids, HashSet<String> addresses, Map<String, Integer> withheld) {
    var chunk =
        sql.select(PEOPLE_V.ID, PEOPLE_V.EMAIL)
            .from(PEOPLE_V)
            .where(PEOPLE_V.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
            .fetch(r -> new Addressed(r.value1(), normal(r.value2())));
    var all = chunk.stream().map(Addressed::address).toList();
    var states = consents.states(all, send.topic());
    var suppressed = withhold.suppressed(all);
    var keptOut = withhold.keptOut(send.campaignId(), ids);
    for (var each : chunk) {
      var address = each.address();
      var reason =
          address.isEmpty()
              ? "noAddress"
              : !addresses.add(address)
                  ? "sameAddress"
                  : suppressed.contains(address) || keptOut.contains(each.person())
                      ? "suppressed"
                      : states.get(address) == ConsentState.DENIED ? "unsubscribed" : null;
      if (reason != null) {
        withheld.merge(reason, 1, Integer::sum);
      }
    }
  }
}
