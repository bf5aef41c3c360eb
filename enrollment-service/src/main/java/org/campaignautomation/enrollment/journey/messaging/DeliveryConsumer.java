package org.campaignautomation.enrollment.journey.messaging;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
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
import org.campaignautomation.contracts.TestJobEnded;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Answers;
import org.campaignautomation.enrollment.journey.TestEnd;
import org.campaignautomation.enrollment.journey.TestJobs;
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
  private final TestJobs testJobs;
  private final String group;

  DeliveryConsumer(
      EventBatches batches,
      Answers answers,
      TestJobs testJobs,
      @ConfigProperty(name = "quarkus.application.name") String group) {
    this.batches = batches;
    this.answers = answers;
    this.testJobs = testJobs;
    this.group = group;
  }

  @Incoming("deliveries")
  @Blocking
  void consume(ConsumerRecords<String, byte[]> records) {
    batches.apply(records, group, DeliveryConsumer::read, this::apply);
  }

  private void apply(List<Heard> heard) {
    List<Answer> real = heard.stream().map(Heard::answer).filter(Objects::nonNull).toList();
    if (!real.isEmpty()) {
      answers.apply(real);
    }
    List<TestEnd> tests = heard.stream().map(Heard::test).filter(Objects::nonNull).toList();
    if (!tests.isEmpty()) {
      testJobs.ended(tests);
    }
  }

  /** What a record says: of a real job, or of a test job. */
  private record Heard(@Nullable Answer answer, @Nullable TestEnd test) {}

  private static @Nullable Heard read(IncomingEvent event) throws IOException {
    if (event.body() == null || event.type() == null) {
      return null;
    }
    Class<?> type = EventTypes.recordOf(event.type()).orElse(null);
    if (type == TestJobEnded.class) {
      return new Heard(null, testEnd(event.body()));
    }
    if (type == null || !DeliveryEvent.class.isAssignableFrom(type)) {
      return null;
    }
    DeliveryEvent delivery =
        ContractJson.mapper().readValue(event.body(), type.asSubclass(DeliveryEvent.class));
    return new Heard(
        new Answer(
            delivery.jobId(),
            delivery.attempt(),
            delivery.revision(),
            delivery.occurredAt(),
            outcome(delivery)),
        null);
  }

  private static TestEnd testEnd(byte[] body) throws IOException {
    TestJobEnded ended = ContractJson.mapper().readValue(body, TestJobEnded.class);
    return new TestEnd(ended.jobId(), ended.tenantId(), ended.outcome(), ended.reason());
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
