package org.campaignautomation.enrollment.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers that are kept are those that one would count. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class TalliesIT {
  private static final String COUNTED =
      """
      select campaign_id, kind, status, count(*) as number from automation_jobs group by 1, 2, 3
      union all
      select campaign_id, 'enrollment', 'enrolled', count(*) from enrollments group by 1
      """;
  private static final String KEPT =
      """
      select campaign_id, kind, status, sum(number)::bigint as number from tallies
      group by 1, 2, 3 having sum(number) <> 0
      """;

  private static final String ENDED =
      """
      select campaign_id, 'ended' as kind, status || ' ' || date_trunc('hour', completed_at, 'UTC') as status,
        count(*) as number
      from automation_jobs
      where kind = 'sequence' and completed_at is not null group by 1, 2, 3
      """;
  private static final String ENDED_KEPT =
      """
      select campaign_id, 'ended' as kind, status || ' ' || date_trunc('hour', starts_at, 'UTC') as status,
        sum(number)::bigint as number
      from (
        select campaign_id, status, starts_at, number from ended_tallies
        union all
        select campaign_id, status, starts_at, number from tallies
        where kind = 'sequence' and starts_at is not null) kept
      group by 1, 2, 3 having sum(number) <> 0
      """;

  @Inject Tallies tallies;
  @Inject StoredJobs stored;
  @Inject Database database;

  private final UUID first = Ids.next();
  private final UUID second = Ids.next();

  @BeforeEach
  void people() {
    stored.clear();
    for (UUID campaign : List.of(first, second)) {
      stored.define(
          Samples.active(
              "acme",
              campaign,
              Samples.step(1, Channel.EMAIL, Samples.NOW),
              Samples.step(2, Channel.SMS, Samples.THREE_DAYS)));
    }
    stored.hear(List.of(Samples.known("acme", Ids.next()), Samples.known("acme", Ids.next())));
  }

  @Test
  void whatIsAddedChangedAndRemovedIsTallied() {
    assertThat(stored.enrolled(first)).isEqualTo(2);
    assertTallied();

    update("update automation_jobs set status = 'failed', completed_at = now() where step = 1");
    assertTallied();

    // some ended days ago, and one of them is tried again
    update(
        "update automation_jobs set completed_at = now() - interval '5 days' where status = 'failed'");
    assertTallied();
    tallies.fold(0);
    assertTallied();
    update(
        """
        update automation_jobs set status = 'pending', completed_at = null where id =
          (select id from automation_jobs where status = 'failed' limit 1)
        """);
    assertTallied();

    // what stays in its status adds nothing
    int rows = rows();
    update("update automation_jobs set attempt = attempt + 1");
    assertThat(rows()).isEqualTo(rows);

    update("delete from automation_jobs where campaign_id = '%s'".formatted(second));
    update("delete from enrollments where campaign_id = '%s'".formatted(second));
    assertTallied();
  }

  @Test
  void minutesAreAddedUpToHoursTwoDaysLater() {
    // given
    update("update automation_jobs set status = 'completed', completed_at = now()");
    tallies.fold(0);
    assertThat(minutes()).containsOnly(1);

    // when two days pass
    update("update automation_jobs set completed_at = completed_at - interval '3 days'");
    update("delete from tallies where starts_at is not null");
    update("update ended_tallies set starts_at = starts_at - interval '3 days'");
    tallies.fold(0);

    // then
    assertThat(minutes()).containsOnly(60);
    assertThat(numbers(ENDED_KEPT)).containsExactlyInAnyOrderElementsOf(numbers(ENDED));

    // and what is not there any more has no row
    update("delete from automation_jobs");
    tallies.fold(0);
    tallies.fold(0);
    assertThat(minutes()).isEmpty();
  }

  @Test
  void whatIsRolledBackIsNotTallied() {
    QuarkusTransaction.begin();
    database.update("delete from automation_jobs");
    QuarkusTransaction.rollback();

    assertTallied();
  }

  @Test
  void foldingWhileOthersWriteLosesNothing() throws Exception {
    // given
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int turn = i;
      work.add(
          () -> {
            if (turn % 3 == 0) {
              tallies.fold(1);
            } else {
              changeInOrder(1 + turn % 2);
            }
            return null;
          });
    }

    // when
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> one : many.invokeAll(work)) {
        one.get();
      }
    }

    // then
    assertTallied();
    tallies.fold(0);
    assertTallied();
    assertThat(rows())
        .isEqualTo(
            database
                .query("select count(*) as n from (" + COUNTED + ") c", row -> row.number("n"))
                .getFirst());
  }

  private void assertTallied() {
    assertThat(numbers(KEPT)).isNotEmpty().containsExactlyInAnyOrderElementsOf(numbers(COUNTED));
    assertThat(numbers(ENDED_KEPT)).containsExactlyInAnyOrderElementsOf(numbers(ENDED));
  }

  private List<Integer> minutes() {
    return database.query("select minutes from ended_tallies", row -> row.number("minutes"));
  }

  private List<String> numbers(String sql) {
    return database.query(
        sql,
        row ->
            row.uuid("campaign_id")
                + " "
                + row.text("kind")
                + " "
                + row.text("status")
                + " "
                + row.count("number"));
  }

  private int rows() {
    return database.query("select count(*) as n from tallies", row -> row.number("n")).getFirst();
  }

  /** In the order of ids, as the service does it, so that no two of them wait for each other. */
  private void changeInOrder(int step) {
    update(
        """
        with mine as materialized (
          select id from automation_jobs where step = %d order by id for update)
        update automation_jobs set attempt = attempt + 1,
          status = case when status = 'pending' then 'skipped' else 'pending' end,
          completed_at = case when status = 'pending' then now() end
        where id in (select id from mine)
        """
            .formatted(step));
  }

  private void update(String sql) {
    QuarkusTransaction.requiringNew().run(() -> database.update(sql));
  }
}
