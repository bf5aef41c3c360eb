package org.campaignautomation.campaign.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.campaignautomation.campaign.database.Database;
import org.jspecify.annotations.Nullable;

/** Tables {@code message_books} and {@code message_book_turns}. In the caller's transaction. */
@Singleton
class MessageBooksTable {
  private static final String TAKE_TURN =
      """
      update message_book_turns set taken_at = clock_timestamp()
      where taken_at <= clock_timestamp() - make_interval(secs => ?)
      """;
  private static final String NOTE =
      """
      insert into message_books (tenant_id, as_of, gap, campaigns)
      values (?, clock_timestamp(), ?, ?)
      on conflict (tenant_id) do update
        set as_of = excluded.as_of, gap = excluded.gap, campaigns = excluded.campaigns
      """;
  private static final String TOTAL =
      """
      select coalesce(sum(gap), 0)::bigint as gap, coalesce(sum(campaigns), 0)::bigint as campaigns
      from message_books where ?::text is null or tenant_id = ?
      """;

  private final Database database;

  MessageBooksTable(Database database) {
    this.database = database;
  }

  /**
   * What is known of a tenant, or of all.
   *
   * @param campaigns how many have a gap
   */
  record Total(long gap, long campaigns) {}

  /** Whether nobody took a turn within an interval; the caller has it now. */
  boolean takeTurn(Duration interval) {
    return database.update(TAKE_TURN, interval.toMillis() / 1_000.0) == 1;
  }

  void note(String tenantId, Total total) {
    database.update(NOTE, tenantId, total.gap(), total.campaigns());
  }

  /** Sums up; of all tenants if none is given. */
  Total total(@Nullable String tenantId) {
    return database
        .first(
            TOTAL, row -> new Total(row.bigint("gap"), row.bigint("campaigns")), tenantId, tenantId)
        .orElseThrow();
  }
}
