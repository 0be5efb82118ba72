package org.unisono.app.sync.internal;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.RemoteRef;

/// Something for the inbox.
///
/// @param subject what it is about, stable: the same question is asked once
/// @param field empty when it is about the whole
record Question(
    String kind,
    String reason,
    Map<String, Object> params,
    String subject,
    String field,
    String record,
    @Nullable UUID twinId,
    @Nullable UUID campaignId,
    @Nullable UUID personId,
    @Nullable RemoteRef remote,
    @Nullable String agreed,
    @Nullable String ours,
    @Nullable String theirs,
    @Nullable Integer count) {

  static Question of(
      String kind, String reason, Map<String, Object> params, String subject, String record) {
    return new Question(
        kind, reason, params, subject, "", record, null, null, null, null, null, null, null, null);
  }

  Question about(@Nullable UUID twin, @Nullable UUID campaign, @Nullable UUID person) {
    return new Question(
        kind, reason, params, subject, field, record, twin, campaign, person, remote, agreed, ours,
        theirs, count);
  }

  Question sides(
      String of, @Nullable String wasAgreed, @Nullable String isOurs, @Nullable String isTheirs) {
    return new Question(
        kind,
        reason,
        params,
        subject,
        of,
        record,
        twinId,
        campaignId,
        personId,
        remote,
        wasAgreed,
        isOurs,
        isTheirs,
        count);
  }

  Question at(RemoteRef ref) {
    return new Question(
        kind,
        reason,
        params,
        subject,
        field,
        record,
        twinId,
        campaignId,
        personId,
        ref,
        agreed,
        ours,
        theirs,
        count);
  }

  Question counting(int many) {
    return new Question(
        kind,
        reason,
        params,
        subject,
        field,
        record,
        twinId,
        campaignId,
        personId,
        remote,
        agreed,
        ours,
        theirs,
        many);
  }
}
