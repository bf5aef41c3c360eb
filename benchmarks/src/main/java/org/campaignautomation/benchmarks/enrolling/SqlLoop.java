package org.campaignautomation.benchmarks.enrolling;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;

/**
 * The least that claiming and ending can be: a plain table, batches of 500, one commit for the
 * claim and one for the end with the next step's time. As many workers as the product has loops,
 * one for each channel.
 */
final class SqlLoop {
  private static final int WORKERS = 2;
  private static final int BATCH = 500;
  private static final String CLAIM =
      """
      update public.loop_jobs j set status = 1, owner = 'loop', lease_until = now() + interval '30 s'
      where id = any (array(select id from public.loop_jobs where status = 0 and due_at <= now()
                            order by due_at, id limit ? for update skip locked))
      returning id, next_id
      """;
  private static final String END =
      """
      update public.loop_jobs set status = 2, owner = null, lease_until = null, completed_at = now()
      where id = any (?)
      """;
  private static final String ARM =
      "update public.loop_jobs set due_at = now() + interval '30 days' where id = any (?)";

  private final Enrollment enrollment;

  SqlLoop(Enrollment enrollment) {
    this.enrollment = enrollment;
    enrollment.execute(
        """
        create table public.loop_jobs (
          id uuid primary key, next_id uuid, status smallint not null default 0, due_at timestamptz, owner text,
          lease_until timestamptz, completed_at timestamptz, payload text not null
        ) with (fillfactor = 80);
        create index loop_jobs_due on public.loop_jobs (due_at, id) where status = 0 and due_at is not null
        """);
  }

  Measured run(int jobs) {
    enrollment.execute("truncate public.loop_jobs");
    enrollment.execute(
        """
        with chain as materialized (select uuidv7() as id, uuidv7() as next_id from generate_series(1, %d))
        insert into public.loop_jobs (id, next_id, due_at, payload)
        select id, next_id, now() - interval '1 minute', repeat('x', 200) from chain
        union all select next_id, null, null, repeat('x', 200) from chain
        """
            .formatted(jobs));
    enrollment.execute("vacuum analyze public.loop_jobs");
    enrollment.execute("checkpoint");
    Set<Object> done = ConcurrentHashMap.newKeySet();
    AtomicInteger claimed = new AtomicInteger();
    long began = System.nanoTime();
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      List<CompletableFuture<Void>> ends = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        ends.add(
            CompletableFuture.runAsync(
                () -> work(ids -> claimed.addAndGet(ids.size()), done), workers));
      }
      ends.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new IllegalStateException("the loop failed", e);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Measured(
        List.of(new Figure(Load.THROUGHPUT, jobs / seconds, "jobs/s")),
        jobs - done.size(),
        claimed.get() - done.size());
  }

  private void work(Consumer<List<Object>> claimed, Set<Object> done) {
    try (Connection connection = enrollment.backends().postgres().adminConnection();
        PreparedStatement claim = connection.prepareStatement(CLAIM);
        PreparedStatement end = connection.prepareStatement(END);
        PreparedStatement arm = connection.prepareStatement(ARM)) {
      connection.setAutoCommit(false);
      while (true) {
        List<Object> ids = new ArrayList<>();
        List<Object> next = new ArrayList<>();
        claim.setInt(1, BATCH);
        try (ResultSet rows = claim.executeQuery()) {
          while (rows.next()) {
            ids.add(rows.getObject(1));
            next.add(rows.getObject(2));
          }
        }
        connection.commit();
        if (ids.isEmpty()) {
          return;
        }
        claimed.accept(ids);
        update(connection, end, ids);
        update(connection, arm, next);
        connection.commit();
        done.addAll(ids);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the loop failed", e);
    }
  }

  private static void update(Connection connection, PreparedStatement update, List<Object> ids)
      throws SQLException {
    Array array = connection.createArrayOf("uuid", ids.toArray());
    update.setArray(1, array);
    update.executeUpdate();
    array.free();
  }
}
