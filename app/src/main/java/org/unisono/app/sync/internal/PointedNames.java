package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Users;

/// Names for campaigns and users that a value only points at, ours or theirs, so that people
/// read no ids.
@Component
class PointedNames {

  /// Our names and theirs, in lower case.
  private static final Set<String> POINTERS =
      Set.of("parentid", "ownerid", "hs_owner", "assigned_user_id");

  private final DSLContext sql;
  private final UserThereStore there;
  private final Users users;

  PointedNames(DSLContext sql, UserThereStore there, Users users) {
    this.sql = sql;
    this.there = there;
    this.users = users;
  }

  /// Names by id.
  record Names(Map<String, String> byId) {

    /// @param field our name for it
    /// @return the value itself, where it points at nothing or at something without a name
    @Nullable String shown(@Nullable String field, @Nullable String value) {
      return value == null || !points(field) ? value : byId.getOrDefault(value, value);
    }
  }

  /// Whether a field, under our name or theirs, points at a campaign or a user.
  static boolean points(@Nullable String field) {
    return field != null && POINTERS.contains(field.toLowerCase(Locale.ROOT));
  }

  /// @param values of fields that point at something; what is no id is passed over
  Names of(UUID connection, Collection<@Nullable String> values) {
    Set<String> ids = new LinkedHashSet<>();
    Set<UUID> ours = new LinkedHashSet<>();
    for (var value : values) {
      if (value != null) {
        ids.add(value);
        uuid(value).ifPresent(ours::add);
      }
    }
    Map<String, String> names = new HashMap<>();
    if (ids.isEmpty()) {
      return new Names(names);
    }
    sql.fetch(
            """
            select m.remote_id, m.fields ->> s.name
            from sync.mirror m cross join (values ('Name'), ('name'), ('hs_name')) as s (name)
            where m.connection_id = {0} and m.kind = 'campaign' and m.remote_id = any ({1})
              and m.fields ->> s.name <> ''
            union all
            select t.remote_id, coalesce(t.remote_name, c.name)
            from sync.twins t join campaigns.campaigns_v c on c.id = t.campaign_id
            where t.connection_id = {0} and t.remote_id = any ({1})
            union all
            select c.id::text, c.name from campaigns.campaigns_v c where c.id = any ({2})
            """,
            DSL.val(connection), texts(ids, i -> i), uuids(ours))
        .forEach(r -> names.putIfAbsent(r.get(0, String.class), r.get(1, String.class)));
    there.names(connection, ids).forEach(u -> names.putIfAbsent(u.id(), u.name()));
    if (!names.keySet().containsAll(ids)) {
      users.all().stream()
          .filter(u -> ours.contains(u.id()))
          .forEach(u -> names.putIfAbsent(u.id().toString(), u.name()));
    }
    return new Names(names);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
