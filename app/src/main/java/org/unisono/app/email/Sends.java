package org.unisono.app.email;

import static java.util.Comparator.naturalOrder;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.assets.Templates;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.app.email.internal.FillSend;
import org.unisono.app.email.internal.SendAudience;
import org.unisono.app.email.internal.SendStore;
import org.unisono.app.people.Consents;
import org.unisono.core.Refused;
import org.unisono.core.Texts;

/// The door to mass mailings.
@Component
public class Sends {

  /// The topic of mail that names none.
  public static final String DEFAULT_TOPIC = "news";

  private final SendStore store;
  private final SendAudience audiences;
  private final FillSend fill;
  private final Campaigns campaigns;
  private final Templates templates;
  private final Consents consents;
  private final AuditTrail audit;

  Sends(
      SendStore store,
      SendAudience audiences,
      FillSend fill,
      Campaigns campaigns,
      Templates templates,
      Consents consents,
      AuditTrail audit) {
    this.store = store;
    this.audiences = audiences;
    this.fill = fill;
    this.campaigns = campaigns;
    this.templates = templates;
    this.consents = consents;
    this.audit = audit;
  }

  /// Topics that mailings have been about, or that somebody has said something of.
  ///
  /// @return in alphabetical order
  public List<String> topics() {
    var topics = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER.thenComparing(naturalOrder()));
    topics.add(DEFAULT_TOPIC);
    topics.addAll(store.topics());
    topics.addAll(consents.topics());
    return List.copyOf(topics);
  }

  /// Makes a mailing that has not started.
  ///
  /// @throws Refused `required`, `tooLong`; `notFound` for the campaign or the template
  @Transactional
  public Send add(UUID campaign, SendDraft draft) {
    campaigns.get(campaign);
    check(draft);
    return get(store.insert(campaign, draft));
  }

  /// @throws Refused `alreadyStarted`, `stale`, and what [#add] refuses
  @Transactional
  public Send edit(UUID id, int seen, SendDraft draft) {
    store.hold(id);
    var was = get(id);
    Versions.check(seen, was.version());
    requireDraft(was);
    check(draft);
    store.update(id, draft);
    return get(id);
  }

  private void check(SendDraft draft) {
    if (Texts.orNull(draft.name()) == null) {
      throw Refused.rule("/name", "required", "This is required.");
    }
    if (draft.templateId() == null) {
      throw Refused.rule("/templateId", "required", "This is required.");
    }
    for (var text : new String[] {draft.name(), draft.topic()}) {
      Texts.fault("", text, 200)
          .ifPresent(
              f -> {
                throw Refused.rule(f.pointer(), f.code(), f.message());
              });
    }
    templates.get(Objects.requireNonNull(draft.templateId()));
  }

  /// @throws Refused `notFound`
  public Send get(UUID id) {
    return store.find(id).orElseThrow(() -> Refused.notFound("send", id));
  }

  /// Newest first.
  public Page<Send> page(UUID campaign, PageRequest page) {
    campaigns.get(campaign);
    return store.page(campaign, page);
  }

  /// What starting it now would do; consent is asked again when each mail goes out.
  public Send.Preview preview(UUID id) {
    return audiences.preview(get(id));
  }

  /// Starts it: its mails are written down in the background and go out as they are.
  ///
  /// @throws Refused `alreadyStarted`
  @Transactional
  public Send start(UUID id) {
    var send = get(id);
    requireDraft(send);
    if (!store.begin(id)) {
      throw alreadyStarted();
    }
    fill.begin(id);
    audit.record("send.started", "send", id, java.util.Map.of("name", send.name()));
    return get(id);
  }

  private static void requireDraft(Send send) {
    if (!send.state().equals("draft")) {
      throw alreadyStarted();
    }
  }

  private static Refused alreadyStarted() {
    return Refused.clash("", "alreadyStarted", "This mailing has started already.");
  }
}
