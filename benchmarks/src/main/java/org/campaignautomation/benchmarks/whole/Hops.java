package org.campaignautomation.benchmarks.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least that a message can do on its way: over Kafka, a commit, over Kafka again, and one SMTP
 * dialogue on a connection that is open. One after the other, on a machine with nothing else to do.
 */
final class Hops implements AutoCloseable {
  private static final String FIRST = "bench.hop-1.v1";
  private static final String SECOND = "bench.hop-2.v1";
  private static final String BODY = "x".repeat(500);
  private static final String MAIL = ("x".repeat(70) + "\r\n").repeat(71);

  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> first;
  private final KafkaConsumer<String, String> second;
  private final Connection database;
  private final Socket relay;
  private final BufferedReader replies;

  private Hops(Product product) throws IOException, SQLException {
    String servers = product.backends().bootstrapServers();
    makeTopics(servers);
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new StringSerializer());
    first = reader(servers, FIRST);
    second = reader(servers, SECOND);
    database = product.backends().postgres().adminConnection();
    try (var create = database.createStatement()) {
      create.execute("create table if not exists hops (id bigserial primary key, body text)");
    }
    relay = new Socket(InetAddress.getLoopbackAddress(), product.mails().port());
    relay.setTcpNoDelay(true);
    replies =
        new BufferedReader(
            new InputStreamReader(relay.getInputStream(), StandardCharsets.US_ASCII));
    replies.readLine();
  }

  static Hops open(Product product) {
    try {
      return new Hops(product);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How long each of some took, in nanoseconds. */
  long[] measure(int count) {
    long[] nanos = new long[count];
    for (int index = 0; index < count; index++) {
      long began = System.nanoTime();
      hop(FIRST, first);
      commit();
      hop(SECOND, second);
      mail(index);
      nanos[index] = System.nanoTime() - began;
    }
    return nanos;
  }

  private void hop(String topic, KafkaConsumer<String, String> reader) {
    try {
      producer.send(new ProducerRecord<>(topic, "key", BODY)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    for (int read = 0; read == 0; ) {
      for (ConsumerRecord<String, String> _ : reader.poll(Duration.ofMillis(200))) {
        read++;
      }
    }
  }

  private void commit() {
    try (PreparedStatement insert =
        database.prepareStatement("insert into hops (body) values (?)")) {
      insert.setString(1, BODY);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void mail(int index) {
    try {
      OutputStream out = relay.getOutputStream();
      out.write(
          "MAIL FROM:<a@acme.example>\r\nRCPT TO:<hop%d@hops.example>\r\nDATA\r\n"
              .formatted(System.nanoTime() + index)
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      for (int reply = 0; reply < 3; reply++) {
        replies.readLine();
      }
      out.write((MAIL + ".\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String kept = replies.readLine();
      if (kept == null || !kept.startsWith("250")) {
        throw new IllegalStateException("the sink did not keep it: " + kept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeTopics(String servers) {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
      admin
          .createTopics(
              List.of(new NewTopic(FIRST, 1, (short) 1), new NewTopic(SECOND, 1, (short) 1)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static KafkaConsumer<String, String> reader(String servers, String topic) {
    KafkaConsumer<String, String> reader =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
    reader.assign(partition);
    reader.seekToBeginning(partition);
    return reader;
  }

  @Override
  public void close() {
    producer.close();
    first.close();
    second.close();
    try {
      database.close();
      relay.close();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
