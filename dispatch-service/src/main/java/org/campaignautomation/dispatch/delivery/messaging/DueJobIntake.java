package org.campaignautomation.dispatch.delivery.messaging;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.dispatch.delivery.Dispatcher;
import org.campaignautomation.dispatch.delivery.DueJob;
import org.campaignautomation.dispatch.intake.TopicHandler;
import org.campaignautomation.platform.event.IncomingEvent;
import org.jspecify.annotations.Nullable;

/** Reads one channel's due jobs, as many at a time as the channel has connections. */
final class DueJobIntake implements TopicHandler {
  private final Channel channel;
  private final Dispatcher dispatcher;

  DueJobIntake(Channel channel, Dispatcher dispatcher) {
    this.channel = channel;
    this.dispatcher = dispatcher;
  }

  @Override
  public String name() {
    return "due-" + channel.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> topics() {
    return List.of(Topics.dueJobs(channel));
  }

  @Override
  public int batchSize() {
    return dispatcher.batchSize(channel);
  }

  @Override
  public void handle(List<ConsumerRecord<String, byte[]>> batch) {
    dispatcher.dispatch(channel, batch, GROUP, this::read);
  }

  @Nullable DueJob read(IncomingEvent event) throws IOException {
    if (event.body() == null || !"JobDue".equals(event.type())) {
      return null;
    }
    JobDue job = ContractJson.mapper().readValue(event.body(), JobDue.class);
    if (!job.tenantId().equals(event.tenantId())) {
      throw new IllegalArgumentException("header and body name different tenants");
    }
    if (job.channel() != channel) {
      throw new IllegalArgumentException("is of another channel than its topic");
    }
    if (job.attempt() < 1) {
      throw new IllegalArgumentException("has no attempt");
    }
    return new DueJob(job, event.partition(), event.offset(), event.traceparent());
  }
}
