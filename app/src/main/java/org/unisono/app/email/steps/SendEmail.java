package org.unisono.app.email.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.assets.Asset;
import org.unisono.app.assets.Assets;
import org.unisono.app.assets.Template;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.email.NewMessage;
import org.unisono.app.email.Outbox;
import org.unisono.app.email.Sends;
import org.unisono.app.flows.StepCall;
import org.unisono.app.flows.StepKind;
import org.unisono.core.Fault;
import org.unisono.core.Refused;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.node.ObjectNode;

/// `email.send {templateId, topic}`: a mail for the flow's own campaign, else for the template's
/// home. Enqueued in the engine's transaction under the action's key, so that it goes out once.
@Component
class SendEmail implements StepKind {

  private static final Set<String> KNOWN = Set.of("templateId", "topic");

  private final Outbox outbox;
  private final Assets assets;
  private final Campaigns campaigns;

  SendEmail(Outbox outbox, Assets assets, Campaigns campaigns) {
    this.outbox = outbox;
    this.assets = assets;
    this.campaigns = campaigns;
  }

  @Override
  public String kind() {
    return "email.send";
  }

  @Override
  public List<Fault> check(ObjectNode params) {
    List<Fault> faults = new ArrayList<>();
    for (var name : params.propertyNames()) {
      if (!KNOWN.contains(name)) {
        faults.add(
            new Fault(
                "/" + name,
                "unknownField",
                "There is no field {name} here.",
                Map.of("name", name)));
      }
    }
    if (template(params).isEmpty()) {
      faults.add(Fault.at("/templateId", "unknownTemplate", "There is no such template."));
    }
    return faults;
  }

  private Optional<Asset<Template>> template(ObjectNode params) {
    try {
      var id = UUID.fromString(params.path("templateId").asString(""));
      return Optional.of(assets.get(Template.class, id));
    } catch (IllegalArgumentException | Refused _) {
      return Optional.empty();
    }
  }

  @Override
  public List<Outcome> perform(List<StepCall> calls) {
    List<Outcome> outcomes = new ArrayList<>();
    List<NewMessage> messages = new ArrayList<>();
    for (var call : calls) {
      var template = template(call.params());
      if (template.isEmpty()) {
        outcomes.add(new Outcome.Refused("unknownTemplate", Map.of()));
      } else {
        messages.add(message(call, template.get()));
        outcomes.add(new Outcome.Done());
      }
    }
    outbox.enqueue(messages);
    return outcomes;
  }

  private NewMessage message(StepCall call, Asset<Template> template) {
    return new NewMessage(
        NewMessage.Source.RUN,
        call.key().run(),
        call.key().step() + "#" + call.key().visit(),
        "flow:" + call.flowId() + ":" + call.key().step(),
        call.personId(),
        template.id(),
        campaign(call.ownerId()).orElse(template.campaignId()),
        call.params().path("topic").asString(Sends.DEFAULT_TOPIC));
  }

  private Optional<UUID> campaign(@Nullable UUID owner) {
    return Optional.ofNullable(owner)
        .flatMap(campaigns::find)
        .map(c -> Objects.requireNonNull(c.id()));
  }
}
