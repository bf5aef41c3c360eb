package org.campaignautomation.platform.event;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The commit strategy {@code repeated}: commits what is settled, one commit at a time, and again
 * until it succeeds or the partition is somebody else's. The connector's own {@code latest} gives a
 * commit up that was lost with the broker, so a partition on which nothing more comes stays behind.
 */
final class RepeatedCommit extends ContextHolder implements KafkaCommitHandler {
  private static final Logger LOG = Logger.getLogger(RepeatedCommit.class);
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final long AGAIN_MILLIS = 1_000;

  private final String channel;
  private final KafkaConsumer<?, ?> consumer;

  /** What is settled and not committed yet. Like the flag, it is of the context's thread alone. */
  private final Map<TopicPartition, Long> settled = new HashMap<>();

  private boolean isCommitting;

  private RepeatedCommit(
      KafkaConnectorIncomingConfiguration config, Vertx vertx, KafkaConsumer<?, ?> consumer) {
    super(
        vertx,
        config
            .config()
            .getOptionalValue(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.class)
            .orElse(TIMEOUT_MILLIS));
    this.channel = config.getChannel();
    this.consumer = consumer;
  }

  /** Makes one for each channel. */
  @ApplicationScoped
  @Identifier("repeated")
  static class Factory implements KafkaCommitHandler.Factory {
    @Override
    public KafkaCommitHandler create(
        KafkaConnectorIncomingConfiguration config,
        Vertx vertx,
        KafkaConsumer<?, ?> consumer,
        BiConsumer<Throwable, Boolean> reportFailure) {
      return new RepeatedCommit(config, vertx, consumer);
    }
  }

  @Override
  public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
    TopicPartition partition = new TopicPartition(record.getTopic(), record.getPartition());
    long next = record.getOffset() + 1;
    runOnContext(
        () -> {
          settled.merge(partition, next, Math::max);
          commit();
        });
    return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
  }

  /** Whoever gets them finds in the database what was settled. */
  @Override
  public void partitionsRevoked(Collection<TopicPartition> partitions) {
    runOnContextAndAwait(() -> settled.keySet().removeAll(partitions));
  }

  private void commit() {
    if (isCommitting || settled.isEmpty()) {
      return;
    }
    isCommitting = true;
    Map<TopicPartition, Long> these = Map.copyOf(settled);
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    these.forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
    consumer
        .commitAsync(offsets)
        .subscribe()
        .with(
            done -> runOnContext(() -> committed(these)),
            failure -> runOnContext(() -> again(failure)));
  }

  private void committed(Map<TopicPartition, Long> these) {
    isCommitting = false;
    these.forEach(settled::remove);
    commit();
  }

  private void again(Throwable failure) {
    LOG.infof("Offsets of %s not committed yet: %s", channel, failure.getClass().getName());
    vertx.setTimer(
        AGAIN_MILLIS,
        timer ->
            runOnContext(
                () -> {
                  isCommitting = false;
                  commit();
                }));
  }
}
