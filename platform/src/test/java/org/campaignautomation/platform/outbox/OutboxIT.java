package org.campaignautomation.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "campaign"))
class OutboxIT {
  private static final String TOPIC = "campaign.contacts.v1";

  @InjectStack TestStack stack;
  @Inject Outbox outbox;
  @Inject DataSource dataSource;

  @Test
  void what_is_committed_arrives_once_and_in_order_and_leaves_no_row() throws SQLException {
    // given
    String key = "ordered-" + UUID.randomUUID();
    List<OutgoingEvent> events =
        IntStream.range(0, 120).mapToObj(n -> event(key, "body " + n)).toList();

    // when
    QuarkusTransaction.requiringNew().run(() -> outbox.append(events));

    // then
    assertThat(received(key, 120))
        .containsExactlyElementsOf(events.stream().map(e -> new String(body(e), UTF_8)).toList());
    await().untilAsserted(() -> assertThat(rows()).isZero());
  }

  @Test
  void what_is_rolled_back_never_arrives() {
    // given
    String key = "rolled-back-" + UUID.randomUUID();
    OutgoingEvent after = event(key, "committed");

    // when
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          outbox.append(List.of(event(key, "rolled back")));
                          throw new IllegalArgumentException("on purpose");
                        }))
        .isInstanceOf(IllegalArgumentException.class);
    QuarkusTransaction.requiringNew().run(() -> outbox.append(List.of(after)));

    // then
    assertThat(received(key, 1)).containsExactly("committed");
  }

  @Test
  void outside_of_a_transaction_nothing_is_taken() {
    assertThatIllegalStateException()
        .isThrownBy(() -> outbox.append(List.of(event("k", "b"))))
        .withMessageContaining("transaction");
  }

  @Test
  void a_row_whose_transaction_commits_late_is_not_passed_over() throws SQLException {
    // given: a lower id that is still uncommitted while a higher one is relayed
    String key = "late-" + UUID.randomUUID();
    try (Connection slow = dataSource.getConnection();
        Statement insert = slow.createStatement()) {
      slow.setAutoCommit(false);
      insert.executeUpdate(
          "insert into outbox (event_id, topic, record_key, type, tenant_id, body) values ('"
              + Ids.next()
              + "', '"
              + TOPIC
              + "', '"
              + key
              + "', 'ContactAdded', 'acme', 'slow'::bytea)");
      QuarkusTransaction.requiringNew().run(() -> outbox.append(List.of(event(key, "fast"))));
      assertThat(received(key, 1)).containsExactly("fast");

      // when
      slow.commit();
    }

    // then
    assertThat(received(key, 2)).containsExactly("fast", "slow");
  }

  @Test
  void a_campaign_of_a_mebibyte_that_cannot_be_compressed_holds_up_nobody() {
    // given
    byte[] random = new byte[768 * 1024];
    new SecureRandom().nextBytes(random);
    String large = Base64.getEncoder().encodeToString(random);
    String key = "large-" + UUID.randomUUID();
    String behind = "behind-" + UUID.randomUUID();
    OutgoingEvent campaign =
        OutgoingEvent.of(
            "campaign.definitions.v1", key, "CampaignDefined", "acme", large.getBytes(UTF_8));

    // when
    QuarkusTransaction.requiringNew()
        .run(() -> outbox.append(List.of(campaign, event(behind, "behind it"))));

    // then
    assertThat(received(behind, 1)).containsExactly("behind it");
    assertThat(received("campaign.definitions.v1", key, 1)).containsExactly(large);
  }

  @Test
  void large_bodies_are_taken_a_few_at_a_time_and_without_a_pause() throws SQLException {
    // given
    String key = "many-large-" + UUID.randomUUID();
    List<OutgoingEvent> events =
        IntStream.range(0, 90).mapToObj(n -> event(key, n + "x".repeat(50_000))).toList();
    execute("create table turns (rows int, bytes bigint, at timestamptz)");
    execute(
        """
        create function note_turn() returns trigger language plpgsql as $$ begin
          insert into turns select count(*), sum(octet_length(body)), clock_timestamp() from gone;
          return null; end $$
        """);
    execute(
        """
        create trigger note_turn after delete on outbox referencing old table as gone
        for each statement execute function note_turn()
        """);

    // when
    QuarkusTransaction.requiringNew().run(() -> outbox.append(events));

    // then: with a pause after each of the 30 turns it would take 15 s
    assertThat(received(key, 90)).hasSize(90);
    assertThat(number("select max(rows) from turns")).isEqualTo(3);
    assertThat(number("select max(bytes) from turns")).isBetween(100_000L, 150_100L);
    assertThat(
            number("select extract(epoch from max(at) - min(at))::int from turns where rows > 0"))
        .isLessThan(10);
    execute("drop trigger note_turn on outbox");
    execute("drop function note_turn");
    execute("drop table turns");
  }

  private static OutgoingEvent event(String key, String body) {
    return OutgoingEvent.of(TOPIC, key, "ContactAdded", "acme", body.getBytes(UTF_8));
  }

  private static byte[] body(OutgoingEvent event) {
    byte[] body = event.body();
    return body == null ? new byte[0] : body;
  }

  private long rows() throws SQLException {
    return number("select count(*) from outbox");
  }

  private long number(String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Reads the topic from its start until so many records of the key came, and a moment longer. */
  private List<String> received(String key, int expected) {
    return received(TOPIC, key, expected);
  }

  private List<String> received(String topic, String key, int expected) {
    return TopicReader.of(stack.bootstrapServers()).bodies(topic, key, expected);
  }
}
