package org.campaignautomation.dispatch.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.contracts.CloudEventHeaders;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.DeliveryEvent;
import org.campaignautomation.contracts.Event;
import org.campaignautomation.contracts.EventTypes;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.TestJobDue;
import org.campaignautomation.contracts.TestJobEnded;
import org.campaignautomation.contracts.Topics;
import org.jspecify.annotations.Nullable;

/** Plays campaign-service and enrollment-service over Kafka. */
public final class Neighbours implements AutoCloseable {
  /**
   * An answer as it was published.
   *
   * @param traceparent of the record
   */
  public record Answer(DeliveryEvent event, @Nullable String traceparent) {}

  /** How long anything may take. */
  public static final Duration SOON = Duration.ofSeconds(20);

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final List<TestJobEnded> testAnswers = new CopyOnWriteArrayList<>();
  private final List<ConsumerRecord<String, byte[]>> deadLetters = new CopyOnWriteArrayList<>();

  public Neighbours(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic :
        List.of(Topics.DELIVERIES, Topics.deadLetters(Topics.DUE_JOBS_EMAIL, "dispatch-service"))) {
      consumer
          .partitionsFor(topic)
          .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Publishes an event as its owner does. */
  public void publish(Event event, @Nullable String traceparent) {
    try {
      byte[] body = ContractJson.mapper().writeValueAsBytes(event);
      publish(event.topic(), event.key(), event.type(), event.tenantId(), body, traceparent);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes an event as its owner does, outside of any trace. */
  public void publish(Event event) {
    publish(event, null);
  }

  /** Publishes whatever it is. */
  public void publish(
      String topic,
      String key,
      String type,
      String tenantId,
      byte[] body,
      @Nullable String traceparent) {
    ProducerRecord<String, byte[]> sent = new ProducerRecord<>(topic, key, body);
    header(sent, CloudEventHeaders.TYPE, type);
    header(sent, CloudEventHeaders.TENANT_ID, tenantId);
    header(sent, CloudEventHeaders.ID, UUID.randomUUID().toString());
    if (traceparent != null) {
      header(sent, CloudEventHeaders.TRACEPARENT, traceparent);
    }
    var acknowledged = producer.send(sent);
    producer.flush();
    if (!acknowledged.isDone()) {
      throw new IllegalStateException("not acknowledged");
    }
  }

  private static void header(ProducerRecord<String, byte[]> sent, String name, String value) {
    sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** All answers to a job until now. */
  public synchronized List<Answer> answersTo(UUID jobId) {
    poll();
    return answers.stream().filter(answer -> answer.event().jobId().equals(jobId)).toList();
  }

  /** The last answer to a job, as soon as there is one. */
  public Answer answer(JobDue job) {
    return await()
        .atMost(SOON)
        .until(() -> answersTo(job.jobId()), answers -> !answers.isEmpty())
        .getLast();
  }

  /** The last answer to a job, which must be of that type. */
  public <T extends DeliveryEvent> T answer(JobDue job, Class<T> type) {
    return type.cast(answer(job).event());
  }

  /** All answers to a test job until now. */
  public synchronized List<TestJobEnded> testAnswersTo(UUID jobId) {
    poll();
    return testAnswers.stream().filter(ended -> ended.jobId().equals(jobId)).toList();
  }

  /** The last answer to a test job, as soon as there is one. */
  public TestJobEnded answer(TestJobDue job) {
    return await()
        .atMost(SOON)
        .until(() -> testAnswersTo(job.jobId()), answers -> !answers.isEmpty())
        .getLast();
  }

  /** All dead letters of the e-mail jobs until now. */
  public synchronized Collection<ConsumerRecord<String, byte[]>> deadLetters() {
    poll();
    return List.copyOf(deadLetters);
  }

  private void poll() {
    for (ConsumerRecord<String, byte[]> consumed : consumer.poll(Duration.ofMillis(100))) {
      if (!consumed.topic().equals(Topics.DELIVERIES)) {
        deadLetters.add(consumed);
        continue;
      }
      switch (eventOf(consumed)) {
        case DeliveryEvent event ->
            answers.add(new Answer(event, headerOf(consumed, CloudEventHeaders.TRACEPARENT)));
        case TestJobEnded ended -> testAnswers.add(ended);
        case Event other -> throw new IllegalStateException("not an answer: " + other.type());
      }
    }
  }

  private static Event eventOf(ConsumerRecord<String, byte[]> consumed) {
    String type = String.valueOf(headerOf(consumed, CloudEventHeaders.TYPE));
    try {
      return ContractJson.mapper()
          .readValue(consumed.value(), EventTypes.recordOf(type).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A header's text; null if there is none. */
  public static @Nullable String headerOf(ConsumerRecord<String, byte[]> consumed, String name) {
    Header header = consumed.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
