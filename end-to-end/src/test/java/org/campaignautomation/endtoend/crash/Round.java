package org.campaignautomation.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Person;

/** One campaign, some people, kills while their messages go out, and then the count. */
final class Round {
  private static final double FAULT_SHARE = 0.05;
  private static final Duration ARRIVALS = Duration.ofSeconds(8);
  private static final Duration QUIET = Duration.ofMinutes(4);
  private static final Duration BOOKS = Duration.ofSeconds(90);

  /** Until what is on its way to the database has arrived. */
  private static final Duration LATE = Duration.ofSeconds(2);

  /** Longer than a sender waits for an answer. */
  private static final Duration ANSWER = Duration.ofSeconds(6);

  /** Longer than the claims' leases, and than another process waits for it. */
  private static final Duration FROZEN = Duration.ofSeconds(20);

  private final CrashStack stack;
  private final Feeder feeder;
  private final Plan plan;
  private final List<Person> people = new ArrayList<>();
  private final List<CompletableFuture<Void>> background = new ArrayList<>();
  private final Doubts doubts = new Doubts();
  private int onTheWire;

  Round(CrashStack stack, Feeder feeder, Plan plan) {
    this.stack = stack;
    this.feeder = feeder;
    this.plan = plan;
  }

  /**
   * What came of it.
   *
   * @param onTheWire messages that the sinks had not answered at the kills of their sender
   */
  record Result(int kills, int onTheWire, Audit audit, Duration took, String circumstances) {
    @Override
    public String toString() {
      return "%d jobs, %d kills, %d at the sinks, %d unknown of at most %d (%d seen on the wire), %d s; %s"
          .formatted(
              audit.jobs(),
              kills,
              audit.arrived(),
              audit.unknown(),
              audit.doubtful(),
              onTheWire,
              took.toSeconds(),
              circumstances);
    }
  }

  Result run() throws Exception {
    Instant began = Instant.now();
    UUID campaign = begin();
    disturb(FAULT_SHARE);
    for (Plan.Step step : plan.steps()) {
      carryOut(step);
    }
    background.forEach(Feeder::join);
    disturb(0);
    awaitQuiet(campaign);
    Audit audit = audit(campaign);
    stack.api().post("/api/campaigns/" + campaign + "/archive", "{}");
    stack.forget();
    return new Result(
        plan.steps().size(),
        onTheWire,
        audit,
        Duration.between(began, Instant.now()),
        "lost %s, mail %s, SMS %s".formatted(cuts(), stack.mailFaults(), stack.textFaults()));
  }

  private UUID begin() {
    String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    Answer created = stack.api().post("/api/campaigns", Campaign.json(mark));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    String id = created.json().path("id").asText();
    Answer active = stack.api().post("/api/campaigns/" + id + "/activate", "{}");
    assertThat(active.status()).as(active.body()).isEqualTo(200);
    return UUID.fromString(id);
  }

  private void disturb(double share) {
    stack.mailFaults().raise(share);
    stack.textFaults().raise(share);
  }

  private void carryOut(Plan.Step step) {
    List<Person> newcomers = Person.next(step.people());
    people.addAll(newcomers);
    int before = stack.arrived();
    background.add(feeder.feed(newcomers));
    awaitArrivals(before + step.arrivals());
    if (step.cut() != null) {
      background.add(lose(step.cut()));
    }
    if (step.freeze()) {
      background.add(freeze(step.target()));
    }
    int underWay = stack.mails().underWay();
    if (step.target() == Target.POSTGRES) {
      doubts.note(stack.postgres());
    }
    if (step.target() == Target.DISK) {
      background.add(watch(CrashStack.FULL.plus(ANSWER)));
    }
    say("kills " + step.target());
    stack.kill(step.target());
    if (step.target().leavesDoubt()) {
      onTheWire += underWay;
      // What it had sent to the database may be on its way still.
      background.add(watch(LATE));
    }
    stack.revive(step.target());
    if (step.target() == Target.POSTGRES || step.target() == Target.DISK) {
      doubts.note(stack.postgres());
    }
  }

  /** Loses a way for a while. */
  private CompletableFuture<Void> lose(Cut cut) {
    say("loses " + cut);
    Link link = stack.link(cut.way());
    link.cut(cut.kind());
    CompletableFuture<Void> mended = CompletableFuture.runAsync(link::mend, after(cut.lasts()));
    return cut.way().leavesDoubt()
        ? CompletableFuture.allOf(mended, watch(cut.lasts().plus(ANSWER)))
        : mended;
  }

  /** Notes all that is on the wire meanwhile. */
  private CompletableFuture<Void> watch(Duration time) {
    Instant end = Instant.now().plus(time);
    return CompletableFuture.runAsync(
        () ->
            await()
                .atMost(time.plus(QUIET))
                .pollInterval(Doubts.pause())
                .until(
                    () -> {
                      doubts.note(stack.postgres());
                      return Instant.now().isAfter(end);
                    }),
        Thread::startVirtualThread);
  }

  private static void say(String what) {
    System.out.println("crash suite: " + Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + what);
  }

  private static Executor after(Duration time) {
    return CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private List<Cut> cuts() {
    return plan.steps().stream().map(Plan.Step::cut).filter(Objects::nonNull).toList();
  }

  /** Or long enough: what the sinks wait for may itself wait for the end of a pause. */
  private void awaitArrivals(int count) {
    try {
      await()
          .atMost(ARRIVALS)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> stack.arrived() >= count);
    } catch (ConditionTimeoutException e) {
      // The kill comes now.
    }
  }

  /** Stops the dispatch process that is not the target for longer than anything waits for it. */
  private CompletableFuture<Void> freeze(Target target) {
    var process = stack.service(target == Target.DISPATCH_2 ? Target.DISPATCH : Target.DISPATCH_2);
    say("freezes " + process.name());
    process.freeze();
    // What it had begun to claim comes to light when it goes on.
    return CompletableFuture.allOf(
        watch(LATE),
        CompletableFuture.runAsync(process::resume, after(FROZEN))
            .thenCompose(resumed -> watch(LATE)));
  }

  private void awaitQuiet(UUID campaign) {
    int jobs = 2 * people.size();
    await("all jobs have ended")
        .atMost(QUIET)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> Books.areClosed(stack.postgres(), campaign, jobs));
    await("nothing is left on the topics")
        .atMost(QUIET)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(Books.lag(stack.bootstrapServers())).isEmpty());
  }

  private Audit audit(UUID campaign) throws Exception {
    Map<String, Integer> texts = new HashMap<>();
    stack.texts().forEach(text -> texts.merge(text.to(), 1, Integer::sum));
    MailSink mails = stack.mails();
    return Audit.of(
        Books.jobs(stack.postgres(), campaign),
        people,
        new Audit.Evidence(
            job -> job.email() ? mails.kept(job.address()) : texts.getOrDefault(job.address(), 0),
            job -> job.email() ? mails.isRefused(job.address()) : "21614".equals(job.errorCode()),
            job -> doubts.has(job.id()) || mails.isDoubtful(job.address()),
            account(campaign)));
  }

  /** What the API tells, once its books balance; they are added up once a minute. */
  private Account account(UUID campaign) {
    AtomicReference<Account> last = new AtomicReference<>();
    try {
      await()
          .atMost(BOOKS)
          .pollInterval(Duration.ofSeconds(2))
          .until(
              () -> {
                last.set(Account.of(stack.api(), campaign));
                return last.get().gap() == 0;
              });
    } catch (ConditionTimeoutException e) {
      // The audit says so.
    }
    return last.get();
  }
}
