package org.campaignautomation.localstack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Postgres and a real broker, as every service test gets them. */
class BackendsIT {
  private static Backends backends;

  @BeforeAll
  static void start() {
    backends = Backends.start();
    backends.createTopics(StackTopics.all(List.of("acme")));
  }

  @AfterAll
  static void stop() {
    backends.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"campaign", "enrollment", "dispatch"})
  void aRoleWorksInItsOwnSchemaWithoutNamingIt(String role) throws SQLException {
    try (Connection connection = login(role);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE own_" + role + " (id int)");
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT schemaname FROM pg_tables WHERE tablename = 'own_" + role + "'")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo(role);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "campaign,enrollment",
    "campaign,dispatch",
    "enrollment,campaign",
    "enrollment,dispatch",
    "dispatch,campaign",
    "dispatch,enrollment",
    "campaign,public",
    "enrollment,public",
    "dispatch,public"
  })
  void aRoleHasNoRightOnAnotherSchema(String role, String schema) throws SQLException {
    try (Connection admin = backends.adminConnection();
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS " + schema + ".secret (id int)");
    }
    try (Connection connection = login(role);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SELECT * FROM " + schema + ".secret"))
          .hasMessageContaining("permission denied for schema " + schema);
      assertThatThrownBy(() -> statement.execute("CREATE TABLE " + schema + ".mine (id int)"))
          .hasMessageContaining("permission denied for schema " + schema);
    }
  }

  @Test
  void aRoleNeedsItsPassword() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(backends.jdbcUrl(), "campaign", "wrong").close())
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void everyTopicHasThePartitionsAndRetentionOfTheDesign() throws Exception {
    try (Admin admin = admin()) {
      Map<String, Integer> partitions =
          admin
              .describeTopics(admin.listTopics().names().get())
              .allTopicNames()
              .get()
              .entrySet()
              .stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().partitions().size()));

      assertThat(partitions)
          .containsEntry("crm.acme.contacts.v1", 6)
          .containsEntry("campaign.settings.v1", 1)
          .containsEntry("campaign.definitions.v1", 6)
          .containsEntry("campaign.contacts.v1", 24)
          .containsEntry("enrollment.due-jobs-email.v1", 24)
          .containsEntry("enrollment.due-jobs-sms.v1", 24)
          .containsEntry("enrollment.due-jobs-test.v1", 3)
          .containsEntry("dispatch.deliveries.v1", 24)
          .containsEntry("enrollment.progress.v1", 6)
          .containsEntry("crm.acme.contacts.v1.campaign-service.dlq", 1)
          .containsEntry("dispatch.deliveries.v1.enrollment-service.dlq", 1);
      assertThat(setting(admin, Topics.crmContacts("acme"), "retention.ms")).isEqualTo(days(7));
      assertThat(setting(admin, Topics.DUE_JOBS_EMAIL, "retention.ms")).isEqualTo(days(3));
      assertThat(setting(admin, Topics.DEFINITIONS, "retention.ms")).isEqualTo("-1");
      assertThat(setting(admin, Topics.DEFINITIONS, "cleanup.policy")).isEqualTo("delete");
      assertThat(setting(admin, Topics.CONTACTS, "cleanup.policy")).isEqualTo("compact");
      assertThat(setting(admin, Topics.CONTACTS, "max.compaction.lag.ms")).isEqualTo(days(1));
      assertThat(setting(admin, Topics.CONTACTS, "segment.ms")).isEqualTo(days(1));
      assertThat(
              setting(
                  admin,
                  Topics.deadLetters(Topics.DELIVERIES, "enrollment-service"),
                  "retention.ms"))
          .isEqualTo(days(14));
    }
  }

  @Test
  void everyTopicOfTheContractsIsThereWithDeadLettersForEachReader() throws Exception {
    Set<String> contracts =
        Set.of(
            Topics.SETTINGS,
            Topics.DEFINITIONS,
            Topics.CONTACTS,
            Topics.DUE_JOBS_EMAIL,
            Topics.DUE_JOBS_SMS,
            Topics.DUE_JOBS_TEST,
            Topics.DELIVERIES,
            Topics.PROGRESS);
    try (Admin admin = admin()) {
      Set<String> names = admin.listTopics().names().get();
      assertThat(names).containsAll(contracts);
      assertThat(contracts)
          .allSatisfy(
              topic ->
                  assertThat(names)
                      .anyMatch(name -> name.startsWith(topic + ".") && name.endsWith(".dlq")));
    }
  }

  @Test
  void topicsMadeBeforeAreLeftAsTheyAre() throws Exception {
    backends.createTopics(List.of(new NewTopic("crm.acme.contacts.v1", 1, (short) 1)));

    try (Admin admin = admin()) {
      assertThat(admin.describeTopics(List.of("crm.acme.contacts.v1")).allTopicNames().get())
          .hasEntrySatisfying(
              "crm.acme.contacts.v1", topic -> assertThat(topic.partitions()).hasSize(6));
    }
  }

  private static Connection login(String role) throws SQLException {
    return DriverManager.getConnection(backends.jdbcUrl(), role, role);
  }

  private static Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) backends.bootstrapServers()));
  }

  private static String setting(Admin admin, String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().values().stream()
        .map(config -> config.get(name).value())
        .collect(Collectors.joining());
  }

  private static String days(int days) {
    return Long.toString(Duration.ofDays(days).toMillis());
  }
}
