package org.campaignautomation.enrollment.journey.messaging;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryDeferred;
import org.campaignautomation.contracts.DeliveryEvent;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.DeliverySkipped;
import org.campaignautomation.contracts.DeliveryStateChanged;
import org.campaignautomation.contracts.DeliveryUnknown;
import org.campaignautomation.contracts.EventTypes;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Answers;
import org.campaignautomation.platform.event.EventBatches;
import org.campaignautomation.platform.event.IncomingEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Takes in what became of hand-overs. */
@Singleton
public class DeliveryConsumer {
  private final EventBatches batches;
  private final Answers answers;
  private final String group;

  DeliveryConsumer(
      EventBatches batches,
      Answers answers,
      @ConfigProperty(name = "quarkus.application.name") String group) {
    this.batches = batches;
    this.answers = answers;
    this.group = group;
  }

  @Incoming("deliveries")
  @Blocking
  void consume(ConsumerRecords<String, byte[]> records) {
    batches.apply(records, group, DeliveryConsumer::read, answers::apply);
  }

  private static @Nullable Answer read(IncomingEvent event) throws IOException {
    if (event.body() == null || event.type() == null) {
      return null;
    }
    Class<?> type = EventTypes.recordOf(event.type()).orElse(null);
    if (type == null || !DeliveryEvent.class.isAssignableFrom(type)) {
      return null;
    }
    DeliveryEvent delivery =
        ContractJson.mapper().readValue(event.body(), type.asSubclass(DeliveryEvent.class));
    return new Answer(
        delivery.jobId(),
        delivery.attempt(),
        delivery.revision(),
        delivery.occurredAt(),
        outcome(delivery));
  }

  private static Answer.Outcome outcome(DeliveryEvent delivery) {
    return switch (delivery) {
      case DeliveryAccepted accepted -> new Answer.Accepted(accepted.providerId());
      case DeliveryFailed failed ->
          new Answer.Refused(failed.failureClass(), failed.code(), failed.detail());
      case DeliveryDeferred deferred ->
          new Answer.Deferred(deferred.reason(), deferred.notBefore(), deferred.attemptSpent());
      case DeliverySkipped skipped -> new Answer.Skipped(skipped.reason());
      case DeliveryUnknown unknown -> new Answer.Unknown(unknown.detail());
      case DeliveryStateChanged news -> new Answer.News(news.state(), news.code());
    };
  }
}
