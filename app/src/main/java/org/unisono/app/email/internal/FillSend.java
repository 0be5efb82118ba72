package org.unisono.app.email.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.email.NewMessage;
import org.unisono.app.email.Send;
import org.unisono.app.jobs.Jobs;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.LongJob;
import org.unisono.app.jobs.NewTask;
import org.unisono.app.jobs.Task;
import org.unisono.app.jobs.Turns;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes the mails of a mailing down, some hundred at a time; a crash goes on behind the last.
@Component
public class FillSend implements LongJob {

  private static final String KIND = "email.fillSend";
  private static final int BATCH = 500;

  private final SendStore sends;
  private final SendAudience audiences;
  private final EnqueueMail enqueue;
  private final Jobs jobs;

  FillSend(SendStore sends, SendAudience audiences, EnqueueMail enqueue, Jobs jobs) {
    this.sends = sends;
    this.audiences = audiences;
    this.enqueue = enqueue;
    this.jobs = jobs;
  }

  public void begin(UUID send) {
    jobs.add(
        NewTask.of(
            KIND, Lane.BULK, JsonNodeFactory.instance.objectNode().put("sendId", send.toString())));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.BULK;
  }

  @Override
  public void run(Task task, Turns turns) {
    var send = sends.find(UUID.fromString(task.payload().path("sendId").asString())).orElseThrow();
    boolean more = true;
    while (more) {
      more = turns.turn(() -> turn(send));
    }
  }

  private boolean turn(Send send) {
    var people = audiences.after(send, sends.position(send.id()), BATCH);
    if (people.isEmpty()) {
      sends.filled(send.id());
      return false;
    }
    enqueue.enqueue(messages(send, people));
    sends.advance(send.id(), people.getLast());
    return true;
  }

  private static List<NewMessage> messages(Send send, List<UUID> people) {
    return people.stream()
        .map(
            person ->
                new NewMessage(
                    NewMessage.Source.SEND,
                    send.id(),
                    "",
                    "send:" + send.id(),
                    person,
                    send.templateId(),
                    send.campaignId(),
                    send.topic()))
        .toList();
  }
}
