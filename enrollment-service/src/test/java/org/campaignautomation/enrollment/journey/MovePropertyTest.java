package org.campaignautomation.enrollment.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.campaignautomation.enrollment.timing.Timeline;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/** Random edits of a campaign, and one person who is anywhere in it. */
class MovePropertyTest {
  private static final Instant ENROLLED = Instant.parse("2026-03-02T10:00:00Z");
  private static final UUID CAMPAIGN = Ids.next();
  private static final SendingHours ALWAYS =
      SendingHours.of(null, List.of(), "Europe/Berlin", "contact");

  @Property(tries = 2_000)
  void afterAnyNumberOfEditsOrderHoldsAndNothingComesTwice(@ForAll long seed) {
    Random random = new Random(seed);
    Journey journey = new Journey(random);
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits && !journey.live().isEmpty(); i++) {
      journey.goOn(random.nextInt(3));
      if (!journey.live().isEmpty()) {
        journey.edit();
      }
    }
    journey.goOn(Integer.MAX_VALUE);

    // no step twice, and all that was planned is there
    assertThat(journey.sent).doesNotHaveDuplicates();
    assertThat(journey.jobs.stream().map(PlannedStep::stepId)).doesNotHaveDuplicates();
    assertThat(journey.jobs).allMatch(job -> !job.isPending() && !job.isInFlight());
  }

  private static final class Journey {
    private final Random random;
    private final List<UUID> sent = new ArrayList<>();
    private List<PlannedStep> jobs = new ArrayList<>();
    private CampaignVersion version;
    private Instant now = ENROLLED;
    private Traveller person;

    Journey(Random random) {
      this.random = random;
      List<CampaignStep> steps =
          Stream.generate(this::newStep).limit(1 + random.nextInt(5)).toList();
      this.version = version(1, steps, null);
      List<Timeline.Planned> times =
          Timeline.plan(
              ENROLLED,
              ENROLLED,
              version.steps().stream().map(CampaignStep::interval).toList(),
              ALWAYS);
      for (int i = 0; i < times.size(); i++) {
        CampaignStep step = version.steps().get(i);
        Timeline.Planned time = times.get(i);
        jobs.add(
            new PlannedStep(
                Ids.next(),
                CAMPAIGN,
                step.id(),
                1,
                step.position(),
                step.channel(),
                JobStatus.PENDING,
                time.targetAt(),
                time.plannedAt(),
                i == 0 ? time.plannedAt() : null,
                null,
                ENROLLED));
      }
      this.person =
          new Traveller(
              CAMPAIGN, CAMPAIGN, 1, ENROLLED, null, null, null, "Europe/Berlin", "contact");
    }

    List<PlannedStep> live() {
      return PlannedStep.live(jobs);
    }

    /** Sends some steps in time; the last may stay on its way. */
    void goOn(int steps) {
      for (int i = 0; i < steps && !live().isEmpty(); i++) {
        PlannedStep next = live().getFirst();
        now = latest(now, next.plannedAt());
        sent.add(next.stepId());
        end(next, JobStatus.COMPLETED, now);
        armNext();
      }
      if (steps < Integer.MAX_VALUE && !live().isEmpty() && random.nextInt(3) == 0) {
        PlannedStep next = live().getFirst();
        now = latest(now, next.plannedAt());
        if (next.isPending()) {
          replace(with(next, JobStatus.PROCESSING, null));
        }
      }
    }

    void edit() {
      InFlight decision = random.nextBoolean() ? InFlight.MOVE : InFlight.RESCHEDULE;
      CampaignVersion edited = version(version.version() + 1, editedSteps(), decision);
      List<PlannedStep> before = List.copyOf(jobs);
      Move.Moved moved = new Move(version, edited, ALWAYS, now).apply(person, before);
      check(edited, before, moved);
      moved.kept().forEach(this::replace);
      jobs.addAll(moved.added());
      cancel(moved.removed());
      cancel(moved.passed());
      version = edited;
      person =
          new Traveller(
              CAMPAIGN,
              CAMPAIGN,
              edited.version(),
              ENROLLED,
              null,
              null,
              null,
              "Europe/Berlin",
              "contact");
    }

    private void check(CampaignVersion to, List<PlannedStep> before, Move.Moved moved) {
      Set<UUID> had = new HashSet<>();
      before.stream()
          .filter(job -> !job.isPending() && !job.isInFlight())
          .forEach(job -> had.add(job.stepId()));
      List<PlannedStep> after =
          Stream.concat(moved.kept().stream(), moved.added().stream())
              .sorted(Comparator.comparingInt(PlannedStep::step))
              .toList();
      // nothing that was had comes again
      assertThat(after).noneMatch(job -> had.contains(job.stepId()));
      // every live job is accounted for once, but one that is on its way and was removed
      List<UUID> accounted = new ArrayList<>(moved.removed());
      accounted.addAll(moved.passed());
      moved.kept().forEach(job -> accounted.add(job.jobId()));
      assertThat(accounted).doesNotHaveDuplicates();
      assertThat(PlannedStep.live(before))
          .filteredOn(job -> !accounted.contains(job.jobId()))
          .allMatch(job -> job.isInFlight() && to.positionOf(job.stepId()) == 0);
      // positions, channels and versions are the new ones
      assertThat(after)
          .allSatisfy(
              job -> {
                CampaignStep step = to.step(job.step());
                assertThat(step.id()).isEqualTo(job.stepId());
                assertThat(job.channel()).isEqualTo(step.channel());
                assertThat(job.version()).isEqualTo(to.version());
              });
      // one is due at most, the first, unless one is on its way
      boolean inFlight = PlannedStep.live(before).getFirst().isInFlight();
      assertThat(after.stream().filter(PlannedStep::isPending).filter(job -> job.dueAt() != null))
          .hasSize(inFlight || after.isEmpty() ? 0 : 1);
      if (!inFlight && !after.isEmpty()) {
        assertThat(after.getFirst().dueAt()).isNotNull();
      }
      // times rise with positions, and nothing new is before now
      for (int i = 1; i < after.size(); i++) {
        assertThat(after.get(i).plannedAt()).isAfterOrEqualTo(after.get(i - 1).plannedAt());
      }
      if (to.inFlight() == InFlight.RESCHEDULE) {
        assertThat(after)
            .filteredOn(PlannedStep::isPending)
            .allMatch(job -> !job.plannedAt().isBefore(now));
      }
      keepsDates(to, before, moved);
      keepsDistance(to, after, moved.added());
    }

    /** The step that is waited for keeps its time if it was not removed. */
    private static void keepsDates(
        CampaignVersion to, Collection<PlannedStep> before, Move.Moved moved) {
      PlannedStep current = PlannedStep.live(List.copyOf(before)).getFirst();
      if (to.inFlight() == InFlight.MOVE && to.positionOf(current.stepId()) > 0) {
        assertThat(moved.kept())
            .filteredOn(job -> job.jobId().equals(current.jobId()))
            .singleElement()
            .satisfies(
                job -> {
                  assertThat(job.plannedAt()).isEqualTo(current.plannedAt());
                  assertThat(job.dueAt()).isEqualTo(current.dueAt());
                });
      }
    }

    /** What is new is as far behind the step ahead of it as configured. */
    private static void keepsDistance(
        CampaignVersion to, List<PlannedStep> after, List<PlannedStep> added) {
      for (int i = 1; i < after.size(); i++) {
        PlannedStep job = after.get(i);
        CampaignStep step = to.step(job.step());
        boolean isNew = added.contains(job) || added.contains(after.get(i - 1));
        if (isNew && step.delayFrom() == DelayFrom.PREVIOUS_STEP) {
          assertThat(Duration.between(after.get(i - 1).plannedAt(), job.plannedAt()))
              .isGreaterThanOrEqualTo(Duration.ofHours(step.delay().amount()));
        }
      }
    }

    private List<CampaignStep> editedSteps() {
      List<CampaignStep> steps = new ArrayList<>(version.steps());
      steps.removeIf(step -> random.nextInt(3) == 0);
      int more = random.nextInt(3);
      for (int i = 0; i < more || steps.isEmpty(); i++) {
        steps.add(random.nextInt(steps.size() + 1), newStep());
      }
      if (random.nextInt(3) == 0) {
        Collections.shuffle(steps, random);
      }
      return steps;
    }

    private CampaignStep newStep() {
      return new CampaignStep(
          Ids.next(),
          1,
          random.nextBoolean() ? Channel.EMAIL : Channel.SMS,
          new Delay(random.nextInt(100), Delay.Unit.HOURS),
          random.nextInt(4) == 0 ? DelayFrom.ENROLLMENT : DelayFrom.PREVIOUS_STEP,
          null,
          OnTooLate.CONTINUE);
    }

    private static CampaignVersion version(
        int number, List<CampaignStep> steps, @Nullable InFlight inFlight) {
      return new CampaignVersion(
          CAMPAIGN,
          number,
          "acme",
          null,
          Samples.inOrder(steps.toArray(CampaignStep[]::new)),
          inFlight);
    }

    private void armNext() {
      live().stream()
          .limit(1)
          .filter(PlannedStep::isPending)
          .toList()
          .forEach(job -> replace(job.at(job.targetAt(), job.plannedAt(), job.plannedAt())));
    }

    private void cancel(List<UUID> ids) {
      jobs.stream()
          .filter(job -> ids.contains(job.jobId()))
          .toList()
          .forEach(job -> end(job, JobStatus.CANCELLED, null));
    }

    private void end(PlannedStep job, JobStatus status, @Nullable Instant wentOut) {
      replace(with(job, status, wentOut));
    }

    private void replace(PlannedStep changed) {
      jobs.replaceAll(job -> job.jobId().equals(changed.jobId()) ? changed : job);
    }

    private static PlannedStep with(PlannedStep job, JobStatus status, @Nullable Instant wentOut) {
      return new PlannedStep(
          job.jobId(),
          job.enrollmentId(),
          job.stepId(),
          job.version(),
          job.step(),
          job.channel(),
          status,
          job.targetAt(),
          job.plannedAt(),
          job.dueAt(),
          wentOut,
          job.updatedAt());
    }

    private static Instant latest(Instant one, Instant other) {
      return other.isAfter(one) ? other : one;
    }
  }
}
