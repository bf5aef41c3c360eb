package org.campaignautomation.enrollment.due;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Answers;
import org.campaignautomation.enrollment.journey.CampaignTasks;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/**
 * Days of campaign time in seconds, on a real database: claims what is due, answers it as a
 * dispatch-service of the test's choice would, and moves the clock to the next instant at which
 * something can happen. For tests with the profile {@link
 * org.campaignautomation.enrollment.SimulatedTime}.
 */
@Singleton
public class SimulatedDays {
  private static final String POD = "simulated";
  private static final int BATCH = 500;
  private static final Duration BLOCKED = Duration.ofSeconds(1);

  private final Claims claims;
  private final Answers answers;
  private final CampaignTasks tasks;
  private final PumpBeats beats;
  private final Database database;
  private final List<Sent> sent = new ArrayList<>();

  SimulatedDays(
      Claims claims, Answers answers, CampaignTasks tasks, PumpBeats beats, Database database) {
    this.claims = claims;
    this.answers = answers;
    this.tasks = tasks;
    this.beats = beats;
    this.database = database;
  }

  /** A message that was accepted, and when. */
  public record Sent(JobState job, Instant at) {
    public UUID contactId() {
      return job.contactId();
    }

    public int step() {
      return job.step();
    }
  }

  /** The other side. */
  @FunctionalInterface
  public interface Dispatch {
    /** Accepts everything. */
    Dispatch ACCEPTS = (job, now) -> new Answer.Accepted("<" + job.id() + "@acme.example>");

    /** What becomes of a job that is handed over; null for no answer. */
    Answer.@Nullable Outcome answer(JobState job, Instant now);
  }

  /** Forgets what was sent, and puts the clock at an instant. */
  public void start(Instant at) {
    sent.clear();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              database.update("create table if not exists simulated_clock (at timestamptz)");
              database.update("truncate simulated_clock");
              database.update("insert into simulated_clock values (?)", at);
              database.update(
                  """
                  create or replace function clock_timestamp() returns timestamptz
                  language sql volatile as 'select at from enrollment.simulated_clock'
                  """);
            });
    if (!database.now().equals(at)) {
      throw new IllegalStateException("the test needs the profile SimulatedTime");
    }
  }

  public Instant now() {
    return database.now();
  }

  /** Notes, as a pod does, that due jobs are being looked for. */
  public void beat() {
    for (Channel channel : Channel.values()) {
      beats.beat(channel);
    }
  }

  /** Claims what is due now and hands it to nobody. */
  public List<DueJob> claim(Channel channel) {
    return claims.claim(channel, BATCH, POD, null).due();
  }

  /** Moves the clock; nothing runs meanwhile, as if all pods were down. */
  public void pass(Duration duration) {
    moveTo(now().plus(duration));
  }

  /** Everything that was accepted so far, in order. */
  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** Lets the service work for some time, with a provider that accepts everything. */
  public void run(Duration duration) {
    run(duration, Dispatch.ACCEPTS);
  }

  /** Lets the service work for some time. */
  public void run(Duration duration, Dispatch dispatch) {
    Instant end = now().plus(duration);
    while (true) {
      tasks.run();
      if (!work(dispatch)) {
        Instant now = now();
        Optional<Instant> next = next();
        if (next.isEmpty() || next.get().isAfter(end)) {
          moveTo(end);
          return;
        }
        moveTo(next.get().isAfter(now) ? next.get() : now.plus(BLOCKED));
      }
    }
  }

  /** One round: takes what is due, and answers; whether there was anything. */
  private boolean work(Dispatch dispatch) {
    boolean worked = false;
    for (Channel channel : Channel.values()) {
      Claims.Claim claim = claims.claim(channel, BATCH, POD, null);
      handOver(claim.due(), dispatch);
      worked |= claim.claimed() > 0;
    }
    List<DueJob> again = claims.takeOver(BATCH, POD, null);
    handOver(again, dispatch);
    return worked || !again.isEmpty();
  }

  private void handOver(List<DueJob> jobs, Dispatch dispatch) {
    Instant now = now();
    claims.handedOver(Receipts.Receipt.of(jobs, now));
    List<Answer> outcomes = new ArrayList<>();
    for (DueJob due : jobs) {
      JobState job = due.job();
      Answer.Outcome outcome = dispatch.answer(job, now);
      if (outcome != null) {
        outcomes.add(new Answer(job.id(), job.attempt(), job.revision(), now, outcome));
      }
      if (outcome instanceof Answer.Accepted) {
        sent.add(new Sent(job, now));
      }
    }
    QuarkusTransaction.requiringNew().run(() -> answers.apply(outcomes));
  }

  /** Answers jobs that were claimed by hand, now. */
  public void answer(List<DueJob> jobs, Answer.Outcome outcome) {
    handOver(jobs, (job, now) -> outcome);
    if (outcome instanceof Answer.Accepted) {
      sent.removeIf(one -> jobs.stream().anyMatch(job -> job.job().id().equals(one.job().id())));
    }
  }

  private Optional<Instant> next() {
    return database
        .query(
            """
            select min(case when j.status = 'pending' then j.due_at else j.lease_until end) as at
            from automation_jobs j join campaigns c using (campaign_id)
            where j.status = 'processing' or (j.status = 'pending' and c.status = 'active')
            """,
            row -> Stream.ofNullable(row.instantOrNull("at")).findFirst())
        .getFirst();
  }

  private void moveTo(Instant at) {
    QuarkusTransaction.requiringNew()
        .run(() -> database.update("update simulated_clock set at = ?", at));
  }
}
