package org.campaignautomation.benchmarks.enrolling;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.machine.Backends;
import org.campaignautomation.contracts.CloudEventHeaders;

/**
 * The least that a relay can be: remove 2,000 rows, send them, wait for the broker, commit; the
 * producer is set as the product's.
 */
final class RelayLoop {
  private static final String TABLE = "public.relay_outbox";
  private static final int BATCH = 2_000;
  private static final String TAKE =
      """
      delete from public.relay_outbox
      where id in (select id from public.relay_outbox order by id limit ? for update skip locked)
      returning event_id, record_key, body
      """;

  private final Backends backends;
  private final OutboxRows outbox;

  RelayLoop(Backends backends, OutboxRows outbox) {
    this.backends = backends;
    this.outbox = outbox;
    backends.execute("create table " + TABLE + " (like enrollment.outbox including all)");
  }

  Measured run(int rows) {
    Map<TopicPartition, Long> since = outbox.end();
    outbox.add(TABLE, rows);
    try (KafkaProducer<String, byte[]> producer = producer();
        Connection connection = backends.postgres().adminConnection();
        PreparedStatement take = connection.prepareStatement(TAKE)) {
      connection.setAutoCommit(false);
      take.setInt(1, BATCH);
      long began = System.nanoTime();
      int relayed = 0;
      while (relayed < rows) {
        relayed += batch(producer, take);
        connection.commit();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      return outbox.counted(
          List.of(new Figure(Load.THROUGHPUT, rows / seconds, "rows/s")), rows, since);
    } catch (SQLException | ExecutionException e) {
      throw new IllegalStateException("the loop failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int batch(KafkaProducer<String, byte[]> producer, PreparedStatement take)
      throws SQLException, ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>(BATCH);
    try (ResultSet rows = take.executeQuery()) {
      while (rows.next()) {
        var message =
            new ProducerRecord<String, byte[]>(
                OutboxRows.TOPIC, rows.getString("record_key"), rows.getBytes("body"));
        message
            .headers()
            .add(CloudEventHeaders.ID, rows.getString("event_id").getBytes(StandardCharsets.UTF_8));
        sent.add(producer.send(message));
      }
    }
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
    return sent.size();
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            backends.bootstrapServers(),
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.BATCH_SIZE_CONFIG,
            64 * 1024,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4"),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
