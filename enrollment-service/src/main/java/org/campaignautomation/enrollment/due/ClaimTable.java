package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** Table {@code automation_jobs}: claims and leases. Times are the database's. */
@Singleton
class ClaimTable {
  /** The claim itself, of the rows in {@code picked}. */
  private static final String TAKE =
      """
      update automation_jobs j set
        status = 'processing', reason = null, revision = j.revision + 1, owner = ?,
        claimed_at = clock.now, lease_until = clock.now + make_interval(secs => ?),
        handed_over_at = null, updated_at = clock.now
      from clock where j.id = any (array(select id from picked))
      returning j.id
      """;

  /**
   * While the jobs of a campaign are being moved by a freeze, or its people to another version,
   * nothing of it is taken: it would go out at a time or with a content that holds no more.
   */
  private static final String SETTLED =
      """
       and not exists (select from campaign_tasks t
                       where t.campaign_id = c.campaign_id and t.task in ('freeze', 'move'))
      """;

  /**
   * Each campaign with something due gets an equal share of the batch, and where there are more
   * campaigns than places, tenants take turns. So a huge campaign cannot hold up a small one.
   *
   * <p>Reads due jobs only, by the partial index, whatever the statistics say: a lateral query with
   * a limit, and an array of ids, leave the planner no way to read the whole table.
   */
  static final String CLAIM = claimOf("");

  private static final String CLAIM_OF_ONE = claimOf(" and c.campaign_id = ?");

  /**
   * What an operator sends at once, whatever becomes of its campaign, tenants in turns. The tenants
   * that have such jobs are found one by one in the partial index.
   */
  private static final String CLAIM_IMMEDIATE =
      """
      with recursive tenants(tenant_id) as (
        (select tenant_id from automation_jobs
         where channel = ? and kind = 'immediate' and status = 'pending' and due_at is not null
         order by tenant_id limit 1)
        union all
        select (select j.tenant_id from automation_jobs j
                where j.channel = ? and j.kind = 'immediate' and j.status = 'pending'
                  and j.due_at is not null and j.tenant_id > t.tenant_id
                order by j.tenant_id limit 1)
        from tenants t where t.tenant_id is not null),
      clock as materialized (select coalesce(?::timestamptz, clock_timestamp()) as now),
      share as materialized (
        select ceil(?::numeric / greatest(count(tenant_id), 1))::int as jobs from tenants),
      picked as materialized (
        select due.id from tenants cross join lateral (
          select j.id from automation_jobs j
          where j.channel = ? and j.tenant_id = tenants.tenant_id and j.kind = 'immediate'
            and j.status = 'pending' and j.due_at <= (select now from clock)
          order by j.due_at, j.id limit (select jobs from share)
          for update skip locked) due
        limit ?)
      """
          + TAKE;

  private static final String EXPIRED =
      """
      select id from automation_jobs c
      where status = 'processing' and lease_until <= coalesce(?::timestamptz, clock_timestamp())
      """
          + SETTLED
          + "order by lease_until limit ? for update skip locked";
  private static final String RENEW =
      """
      update automation_jobs set
        revision = revision + 1, owner = ?, handed_over_at = null, updated_at = clock_timestamp(),
        lease_until = coalesce(?::timestamptz, clock_timestamp()) + make_interval(secs => ?)
      where id = any (?::uuid[]) and status = 'processing'
      """;
  private static final String HANDED_OVER =
      """
      update automation_jobs j set
        handed_over_at = h.at, lease_until = h.at + make_interval(secs => ?)
      from unnest(?::uuid[], ?::bigint[], ?::timestamptz[]) as h(id, revision, at)
      where j.id = h.id and j.revision = h.revision and j.status = 'processing'
        and j.reason is distinct from 'outcome_unknown'
      """;
  static final String NEXT_DUE =
      """
      select min(due.due_at) as due_at
      from campaigns c cross join lateral (
        select j.due_at from automation_jobs j
        where j.channel = ? and j.campaign_id = c.campaign_id and j.status = 'pending'
          and j.due_at is not null
        order by j.due_at limit 1) due
      where c.status = 'active'
      """
          + SETTLED;
  private static final String NEXT_IMMEDIATE =
      """
      select min(due_at) as due_at from automation_jobs
      where channel = ? and kind = 'immediate' and status = 'pending' and due_at is not null
      """;
  private static final String IN_FLIGHT =
      """
      select id from automation_jobs
      where status = 'processing' and channel = ? and owner = ?
        and reason is distinct from 'outcome_unknown'
      """;
  static final String COUNT_DUE =
      """
      with clock as materialized (select clock_timestamp() as now, ?::bigint as most)
      select count(*) as jobs from (
        select from campaigns c cross join lateral (
          select from automation_jobs j
          where j.channel = ? and j.campaign_id = c.campaign_id and j.status = 'pending'
            and j.due_at <= (select now from clock)
          order by j.due_at limit (select most from clock)) due
        where c.status = 'active'
        limit (select most from clock)) counted
      """;
  private static final String RAN =
      """
      insert into campaign_runs as r (campaign_id, last_run_at)
      select id, clock_timestamp() from unnest(?::uuid[]) as c(id) order by id
      on conflict (campaign_id) do update set last_run_at = excluded.last_run_at
      where r.last_run_at < excluded.last_run_at - interval '1 second'
      """;

  private final Database database;

  ClaimTable(Database database) {
    this.database = database;
  }

  /**
   * Claims due jobs of active campaigns.
   *
   * @param now null for the database's clock
   */
  List<UUID> claim(
      Channel channel, int limit, String owner, Duration lease, @Nullable Instant now) {
    return database.query(
        CLAIM,
        row -> row.uuid("id"),
        now,
        channel,
        limit,
        limit,
        channel,
        limit,
        owner,
        seconds(lease));
  }

  /** Claims due jobs of one campaign, if it is active. */
  List<UUID> claimOf(UUID campaignId, Channel channel, int limit, String owner, Duration lease) {
    return database.query(
        CLAIM_OF_ONE,
        row -> row.uuid("id"),
        null,
        channel,
        campaignId,
        limit,
        limit,
        channel,
        limit,
        owner,
        seconds(lease));
  }

  /**
   * Claims due jobs that an operator sends at once.
   *
   * @param now null for the database's clock
   */
  List<UUID> claimImmediate(
      Channel channel, int limit, String owner, Duration lease, @Nullable Instant now) {
    return database.query(
        CLAIM_IMMEDIATE,
        row -> row.uuid("id"),
        channel,
        channel,
        now,
        limit,
        channel,
        limit,
        owner,
        seconds(lease));
  }

  /** Locks jobs whose lease has ended. */
  List<UUID> expired(int limit, @Nullable Instant now) {
    return database.query(EXPIRED, row -> row.uuid("id"), now, limit);
  }

  /** Takes over jobs whose lease has ended. */
  void renew(Collection<UUID> ids, String owner, Duration lease, @Nullable Instant now) {
    database.update(RENEW, owner, now, seconds(lease), Column.uuids(ids));
  }

  /** Notes that Kafka has these claims; one that is not the current one is left alone. */
  void handedOver(Collection<Receipts.Receipt> receipts, Duration answerWithin) {
    database.update(
        HANDED_OVER,
        seconds(answerWithin),
        Column.uuids(receipts, Receipts.Receipt::jobId),
        Column.longs(receipts, Receipts.Receipt::revision),
        Column.instants(receipts, Receipts.Receipt::at));
  }

  /** Notes that jobs of campaigns went out. */
  void ran(Collection<UUID> campaignIds) {
    database.update(RAN, Column.uuids(campaignIds));
  }

  Optional<Instant> nextDue(Channel channel) {
    return Stream.of(NEXT_DUE, NEXT_IMMEDIATE)
        .map(
            sql ->
                database
                    .query(sql, row -> Optional.ofNullable(row.instantOrNull("due_at")), channel)
                    .getFirst())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** What a pod has claimed and nobody has answered; no more than its limit. */
  List<UUID> inFlight(Channel channel, String owner) {
    return database.query(IN_FLIGHT, row -> row.uuid("id"), channel, owner);
  }

  /** How many jobs are due, counted up to a limit. */
  long countDue(Channel channel, int limit) {
    return database.query(COUNT_DUE, row -> row.count("jobs"), limit, channel).getFirst();
  }

  Instant now() {
    return database.now();
  }

  private static String claimOf(String restriction) {
    return """
      with clock as materialized (select coalesce(?::timestamptz, clock_timestamp()) as now),
      ready as materialized (
        select c.campaign_id, row_number() over (partition by c.tenant_id order by random()) as turn
        from campaigns c cross join lateral (
          select from automation_jobs j
          where j.channel = ? and j.campaign_id = c.campaign_id and j.status = 'pending'
            and j.kind = 'sequence' and j.due_at <= (select now from clock)
          order by j.due_at limit 1) due
        where c.status = 'active'
      """
        + SETTLED
        + restriction
        + """
      ),
      share as materialized (
        select ceil(?::numeric / greatest(count(*), 1))::int as jobs from ready),
      chosen as materialized (
        select campaign_id from ready order by turn, random() limit ?),
      picked as materialized (
        select due.id from chosen cross join lateral (
          select j.id from automation_jobs j
          where j.channel = ? and j.campaign_id = chosen.campaign_id and j.status = 'pending'
            and j.kind = 'sequence' and j.due_at <= (select now from clock)
          order by j.due_at, j.id limit (select jobs from share)
          for update skip locked) due
        limit ?)
      """
        + TAKE;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
