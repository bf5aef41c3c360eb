package org.campaignautomation.endtoend.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.CloudEventHeaders;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.ContactAdded;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.Event;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Step;

/** Publishes what the other services would. */
final class EventFeed implements AutoCloseable {
  private static final String TENANT = "acme";
  private static final Delay AT_ONCE = new Delay(0, Delay.Unit.MINUTES);

  private final KafkaProducer<String, byte[]> producer;

  EventFeed(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** An active campaign of an e-mail and an SMS right behind it. */
  void activateCampaign() {
    send(
        List.of(
            new CampaignDefined(
                TENANT,
                UUID.randomUUID(),
                1,
                1,
                "Kill",
                CampaignStatus.ACTIVE,
                7,
                null,
                List.of(step(1, Channel.EMAIL), step(2, Channel.SMS)),
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                Instant.now())));
  }

  /** New contacts, known by their number. */
  void addContacts(int from, int to) {
    List<Event> added = IntStream.range(from, to).<Event>mapToObj(EventFeed::contact).toList();
    send(added);
  }

  /** Publishes and waits for every acknowledgement. */
  void send(List<? extends Event> events) {
    List<Future<RecordMetadata>> sent =
        events.stream().map(EventFeed::message).map(producer::send).toList();
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("the broker did not take a record", e);
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private static ContactAdded contact(int number) {
    String name = "kill-" + number;
    return new ContactAdded(
        TENANT,
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
        1,
        Instant.now(),
        new Contact(
            name,
            name + "@example.com",
            "+1202555%04d".formatted(number % 10_000),
            "Kim",
            null,
            null,
            null,
            "UTC",
            "contact",
            null,
            Map.of()));
  }

  private static Step step(int position, Channel channel) {
    return new Step(
        UUID.randomUUID(),
        position,
        channel,
        AT_ONCE,
        DelayFrom.PREVIOUS_STEP,
        channel == Channel.EMAIL ? "Hello" : null,
        null,
        "Hello",
        null,
        OnTooLate.CONTINUE,
        MissingVariable.SKIP);
  }

  private static ProducerRecord<String, byte[]> message(Event event) {
    try {
      var message =
          new ProducerRecord<String, byte[]>(
              event.topic(), event.key(), ContractJson.mapper().writeValueAsBytes(event));
      header(message, CloudEventHeaders.ID, UUID.randomUUID().toString());
      header(message, CloudEventHeaders.TYPE, event.type());
      header(message, CloudEventHeaders.TENANT_ID, TENANT);
      return message;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
