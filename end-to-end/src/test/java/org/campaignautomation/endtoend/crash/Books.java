package org.campaignautomation.endtoend.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.campaignautomation.localstack.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;

/** What the product believes, read from its tables and its consumers' offsets. */
final class Books {
  private static final String JOBS =
      """
      select j.id, j.channel, j.status, j.reason, j.error_code, c.email, c.phone,
             (select string_agg(d.attempt || ':' || d.state || ' ' || d.sending_at::time
                || coalesce(' ' || d.detail, ''), ', ' order by d.attempt)
              from dispatch.deliveries d where d.job_id = j.id) as ledger
      from enrollment.automation_jobs j join campaign.contacts c on c.id = j.contact_id
      where j.campaign_id = ?
      """;
  private static final String OPEN =
      """
      select count(*) filter (where status in ('pending', 'processing')), count(*)
      from enrollment.automation_jobs where campaign_id = ?
      """;
  private static final String UNSETTLED =
      """
      select (select count(*) from dispatch.deliveries where state = 'sending')
           + (select count(*) from dispatch.outbox)
           + (select count(*) from enrollment.outbox)
           + (select count(*) from campaign.outbox)
      """;
  private static final List<String> GROUPS =
      List.of("campaign-service", "enrollment-service", "dispatch-service");

  /**
   * One job.
   *
   * @param address where its message goes
   * @param ledger its attempts, in order, for the reader
   */
  record Job(
      UUID id,
      boolean email,
      String status,
      @Nullable String reason,
      @Nullable String errorCode,
      String address,
      @Nullable String ledger) {
    boolean isUnknown() {
      return "outcome_unknown".equals(reason);
    }
  }

  private Books() {}

  /** All jobs of a campaign. */
  static List<Job> jobs(PostgresServer postgres, UUID campaignId) throws SQLException {
    try (Connection connection = postgres.adminConnection();
        PreparedStatement select = connection.prepareStatement(JOBS)) {
      select.setObject(1, campaignId);
      List<Job> jobs = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          boolean email = row.getString("channel").equals("email");
          jobs.add(
              new Job(
                  row.getObject("id", UUID.class),
                  email,
                  row.getString("status"),
                  row.getString("reason"),
                  row.getString("error_code"),
                  row.getString(email ? "email" : "phone"),
                  row.getString("ledger")));
        }
      }
      return jobs;
    }
  }

  /** Whether there are as many jobs as expected, each has ended, and nothing is under way. */
  static boolean areClosed(PostgresServer postgres, UUID campaignId, int jobs) throws SQLException {
    try (Connection connection = postgres.adminConnection();
        PreparedStatement open = connection.prepareStatement(OPEN);
        PreparedStatement unsettled = connection.prepareStatement(UNSETTLED)) {
      open.setObject(1, campaignId);
      try (ResultSet row = open.executeQuery();
          ResultSet rest = unsettled.executeQuery()) {
        return row.next()
            && rest.next()
            && row.getInt(1) == 0
            && row.getInt(2) == jobs
            && rest.getInt(1) == 0;
      }
    }
  }

  /** What the services have not settled yet, by group and partition. */
  static Map<String, Long> lag(String bootstrapServers) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      Map<String, Long> lag = new TreeMap<>();
      for (String group : GROUPS) {
        lag.putAll(lag(admin, group));
      }
      return lag;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Long> lag(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    committed.keySet().forEach(partition -> all.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(all).all().get();
    Map<String, Long> lag = new TreeMap<>();
    committed.forEach(
        (partition, at) -> {
          ListOffsetsResultInfo end = ends.get(partition);
          if (end != null && end.offset() > at.offset()) {
            lag.put(group + " " + partition, end.offset() - at.offset());
          }
        });
    return lag;
  }
}
