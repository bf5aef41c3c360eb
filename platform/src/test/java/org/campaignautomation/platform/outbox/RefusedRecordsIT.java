package org.campaignautomation.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real broker refuses for good holds up nobody else, and is not lost. */
@QuarkusTest
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "campaign"))
class RefusedRecordsIT {
  private static final String FINE = "campaign.contacts.v1";
  private static final String SMALL = "small ";
  private static final String LARGE = incompressible(150_000);

  @InjectStack TestStack stack;
  @Inject Outbox outbox;
  @Inject SetAsideRecords records;
  @Inject DataSource dataSource;

  private final String topic = "narrow-" + UUID.randomUUID();
  private final String other = "other-" + UUID.randomUUID();
  private final SimpleMeterRegistry counters = new SimpleMeterRegistry();
  private Admin admin;

  @BeforeEach
  void connect() {
    Metrics.addRegistry(counters);
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()));
  }

  @AfterEach
  void disconnect() throws SQLException {
    execute("delete from outbox_set_aside");
    admin.close();
    Metrics.removeRegistry(counters);
  }

  @Test
  void a_record_too_large_is_set_aside_and_those_of_other_keys_go_on() throws Exception {
    // given
    makeTopic();

    // when
    append(event(topic, "a", LARGE), event(topic, "b", SMALL), event(FINE, other, SMALL));

    // then
    assertThat(received(FINE, other, 1)).containsExactly(SMALL);
    assertThat(received(topic, "b", 1)).containsExactly(SMALL);
    await()
        .untilAsserted(() -> assertThat(setAside()).containsExactly(topic + " a record_too_large"));
    assertThat(
            counters
                .get("outbox.refused")
                .tags("topic", topic, "reason", "record_too_large")
                .counter()
                .count())
        .isPositive();
    await()
        .untilAsserted(
            () ->
                assertThat(records.call().getData().orElseThrow())
                    .containsEntry("setAside", 1L)
                    .containsKey("since"));
  }

  @Test
  void later_records_of_its_key_wait_for_it_and_all_go_out_in_order_on_request() throws Exception {
    // given: one batch in which Kafka takes the later record of the key
    makeTopic();
    append(event(topic, "a", LARGE), event(topic, "a", "second"));
    await()
        .untilAsserted(
            () ->
                assertThat(setAside())
                    .containsExactly(topic + " a record_too_large", topic + " a behind_refused"));

    // and a later batch
    append(event(topic, "a", "third"), event(FINE, other, SMALL));
    assertThat(received(FINE, other, 1)).containsExactly(SMALL);
    await().untilAsserted(() -> assertThat(setAside()).hasSize(3));

    // when
    allow(1_000_000);
    execute("update outbox_set_aside set retry_at = now() where topic = '" + topic + "'");

    // then
    await().untilAsserted(() -> assertThat(setAside()).isEmpty());
    assertThat(received(topic, "a", 3)).endsWith(LARGE, "second", "third");
  }

  @Test
  void once_the_first_of_a_key_is_given_up_the_later_ones_go_out() throws Exception {
    // given
    makeTopic();
    append(event(topic, "a", LARGE), event(topic, "a", "second"));
    await().untilAsserted(() -> assertThat(setAside()).hasSize(2));

    // when
    execute("delete from outbox_set_aside where topic = '" + topic + "' and attempts > 0");
    execute("update outbox_set_aside set retry_at = now() where topic = '" + topic + "'");

    // then
    await().untilAsserted(() -> assertThat(setAside()).isEmpty());
    assertThat(received(topic, "a", 1)).contains("second").doesNotContain(LARGE);
  }

  @Test
  void what_is_still_refused_waits_longer_each_time() throws Exception {
    // given
    makeTopic();
    append(event(topic, "a", LARGE));
    await().untilAsserted(() -> assertThat(pauses()).containsExactly("1 false"));

    // when
    execute("update outbox_set_aside set retry_at = now() where topic = '" + topic + "'");

    // then
    await().untilAsserted(() -> assertThat(pauses()).containsExactly("2 true"));
  }

  @Test
  void records_of_a_missing_topic_hold_up_nobody_and_go_by_themselves_when_it_is_there()
      throws Exception {
    // when
    append(event(topic, "a", "first"), event(FINE, other, SMALL), event(topic, "a", "second"));

    // then
    assertThat(received(FINE, other, 1)).containsExactly(SMALL);
    await()
        .untilAsserted(
            () ->
                assertThat(setAside())
                    .containsExactly(topic + " a unknown_topic", topic + " a unknown_topic"));

    // and when
    makeTopic();

    // then
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(setAside()).isEmpty());
    assertThat(received(topic, "a", 2)).containsExactly("first", "second");
  }

  @Test
  void a_topic_that_was_there_and_is_gone_is_noticed() throws Exception {
    // given
    makeTopic();
    append(event(topic, "a", SMALL));
    assertThat(received(topic, "a", 1)).containsExactly(SMALL);
    admin.deleteTopics(List.of(topic)).all().get();

    // when
    append(event(topic, "a", SMALL), event(FINE, other, SMALL));

    // then
    assertThat(received(FINE, other, 1)).contains(SMALL);
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(setAside()).containsExactly(topic + " a unknown_topic"));
  }

  private static String incompressible(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }

  private void makeTopic() throws Exception {
    admin
        .createTopics(
            List.of(
                new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "100000"))))
        .all()
        .get();
  }

  private void allow(int maxBytes) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry("max.message.bytes", Integer.toString(maxBytes)),
                        AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private static OutgoingEvent event(String topic, String key, String body) {
    return OutgoingEvent.of(topic, key, "ContactAdded", "acme", body.getBytes(UTF_8));
  }

  private void append(OutgoingEvent... events) {
    QuarkusTransaction.requiringNew().run(() -> outbox.append(List.of(events)));
  }

  private List<String> setAside() throws SQLException {
    return column("topic || ' ' || record_key || ' ' || reason");
  }

  private List<String> pauses() throws SQLException {
    return column("attempts || ' ' || (retry_at > clock_timestamp() + interval '12 s')");
  }

  private List<String> column(String expression) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select " + expression + " from outbox_set_aside order by id");
        ResultSet row = select.executeQuery()) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> received(String from, String key, int expected) {
    return TopicReader.of(stack.bootstrapServers()).bodies(from, key, expected);
  }
}
