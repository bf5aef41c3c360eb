package org.campaignautomation.endtoend.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.contracts.CampaignProgress;
import org.campaignautomation.contracts.ChangedJob;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.JobCounts;
import org.campaignautomation.contracts.JobStatus;
import org.campaignautomation.contracts.Topics;

/**
 * What enrollment-service says while 5,000 jobs a second change in 25 campaigns of a tenant: four
 * times a second, for each campaign, which.
 */
final class Burst implements AutoCloseable {
  private static final int CAMPAIGNS = 25;
  private static final int JOBS = 50;
  private static final int PERIOD_MILLIS = 250;

  private final String tenantId;
  private final List<UUID> campaigns;
  private final KafkaProducer<String, String> producer;
  private final ScheduledExecutorService pods = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> telling;
  private final AtomicLong changes = new AtomicLong();
  private final long began = System.nanoTime();

  /** Begins. */
  Burst(String bootstrapServers, String tenantId, UUID campaignId) {
    this.tenantId = tenantId;
    this.campaigns =
        Stream.concat(Stream.of(campaignId), Stream.generate(UUID::randomUUID))
            .limit(CAMPAIGNS)
            .toList();
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringSerializer(),
            new StringSerializer());
    this.telling = pods.scheduleAtFixedRate(this::tell, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How long it lasts already. */
  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** How many changes were told so far. */
  long changes() {
    return changes.get();
  }

  @Override
  public void close() {
    telling.cancel(false);
    pods.close();
    producer.close();
  }

  private void tell() {
    List<Future<RecordMetadata>> told = campaigns.stream().map(this::publish).toList();
    try {
      for (Future<RecordMetadata> one : told) {
        one.get();
        changes.addAndGet(JOBS);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refused a record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Future<RecordMetadata> publish(UUID campaignId) {
    CampaignProgress progress =
        new CampaignProgress(
            tenantId,
            campaignId,
            System.currentTimeMillis(),
            new JobCounts(0, 0, JOBS, 0, 0, 0),
            IntStream.range(0, JOBS)
                .mapToObj(i -> new ChangedJob(UUID.randomUUID(), JobStatus.COMPLETED))
                .toList(),
            false,
            Instant.now());
    ProducerRecord<String, String> event =
        new ProducerRecord<>(Topics.PROGRESS, progress.key(), json(progress));
    header(event, "ce_type", progress.type());
    header(event, "ce_tenantid", tenantId);
    return producer.send(event);
  }

  private static void header(ProducerRecord<String, String> event, String name, String value) {
    event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(CampaignProgress progress) {
    try {
      return ContractJson.mapper().writeValueAsString(progress);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
