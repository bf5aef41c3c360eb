package org.campaignautomation.benchmarks.enrolling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.JavaSerializer;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.machine.Waiting;

/**
 * db-scheduler at what its documentation calls fastest: lock-and-fetch, 50 threads, limits 0.5 and
 * 4.0. Its jobs do nothing and carry 200 bytes; it is done when its own table is empty.
 */
final class DbSchedulerDrain {
  private static final int THREADS = 50;
  private static final int SPARE_CONNECTIONS = 10;
  private static final String PAYLOAD = "x".repeat(200);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Enrollment enrollment;

  DbSchedulerDrain(Enrollment enrollment) {
    this.enrollment = enrollment;
    // Its own table for Postgres, with its own indexes.
    enrollment.execute(
        """
        create table public.scheduled_tasks (
          task_name text not null, task_instance text not null, task_data bytea, execution_time timestamptz not null,
          picked boolean not null, picked_by text, last_success timestamptz, last_failure timestamptz,
          consecutive_failures int, last_heartbeat timestamptz, version bigint not null, priority smallint,
          primary key (task_name, task_instance));
        create index execution_time_idx on public.scheduled_tasks (execution_time);
        create index last_heartbeat_idx on public.scheduled_tasks (last_heartbeat);
        create index priority_execution_time_idx on public.scheduled_tasks (priority desc, execution_time asc)
        """);
  }

  Measured run(int jobs) {
    enrollment.execute("truncate public.scheduled_tasks");
    enrollment.execute(
        """
        insert into public.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
        select 'drain', n::text, decode('%s', 'hex'), now() - interval '1 minute', false, 1
        from generate_series(1, %d) as n
        """
            .formatted(HexFormat.of().formatHex(new JavaSerializer().serialize(PAYLOAD)), jobs));
    enrollment.execute("vacuum analyze public.scheduled_tasks");
    enrollment.execute("checkpoint");
    Set<String> done = ConcurrentHashMap.newKeySet();
    AtomicInteger ran = new AtomicInteger();
    OneTimeTask<String> task =
        Tasks.oneTime("drain", String.class)
            .execute(
                (instance, context) -> {
                  ran.incrementAndGet();
                  done.add(instance.getId());
                });
    try (AgroalDataSource pool = Pool.open(enrollment.backends(), THREADS + SPARE_CONNECTIONS)) {
      Scheduler scheduler =
          Scheduler.create(pool, task)
              .threads(THREADS)
              .pollUsingLockAndFetch(0.5, 4.0)
              .pollingInterval(Duration.ofMillis(100))
              .build();
      long began = System.nanoTime();
      scheduler.start();
      Waiting.until("db-scheduler is done", LIMIT, this::isEmpty);
      double seconds = (System.nanoTime() - began) / 1e9;
      scheduler.stop();
      return new Measured(
          List.of(new Figure(Load.THROUGHPUT, jobs / seconds, "jobs/s")),
          jobs - done.size(),
          ran.get() - done.size());
    }
  }

  private boolean isEmpty() {
    return enrollment.number(
            "select count(*) from (select from public.scheduled_tasks limit 1) as t")
        == 0;
  }
}
