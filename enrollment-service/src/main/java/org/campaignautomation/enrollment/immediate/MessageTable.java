package org.campaignautomation.enrollment.immediate;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;

/** Table {@code immediate_messages}: one row for all contacts of an order. */
@Singleton
public class MessageTable {
  private static final String REMOVE_OLD =
      """
      delete from immediate_messages where id in (
        select m.id from immediate_messages m
        where m.created_at < clock_timestamp() - make_interval(secs => ?)
          and not exists (
            select from automation_jobs j
            where j.message_id = m.id
              and (j.status in ('pending', 'processing')
                   or j.completed_at > clock_timestamp() - make_interval(secs => ?)))
        order by m.created_at limit ? for update skip locked)
      """;

  private final Database database;

  MessageTable(Database database) {
    this.database = database;
  }

  void add(UUID id, String tenantId, AdHocMessage message) {
    database.update(
        """
        insert into immediate_messages (id, tenant_id, subject, html, text, created_at)
        values (?, ?, ?, ?, ?, clock_timestamp())
        """,
        id,
        tenantId,
        message.subject(),
        message.html(),
        message.text());
  }

  /** The known ones of the given messages. */
  public Map<UUID, AdHocMessage> find(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : database
            .query(
                "select * from immediate_messages where id = any (?::uuid[])",
                row ->
                    Map.entry(
                        row.uuid("id"),
                        new AdHocMessage(
                            row.textOrNull("subject"),
                            row.textOrNull("html"),
                            row.textOrNull("text"))),
                Column.uuids(ids))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Removes some whose jobs all ended longer ago than this; answers how many. */
  int removeOld(Duration age, int limit) {
    double seconds = age.toMillis() / 1_000.0;
    return database.update(REMOVE_OLD, seconds, seconds, limit);
  }
}
