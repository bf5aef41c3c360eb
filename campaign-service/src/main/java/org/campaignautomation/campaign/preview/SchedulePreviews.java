package org.campaignautomation.campaign.preview;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.campaign.address.Zones;
import org.campaignautomation.campaign.definition.DelayCheck;
import org.campaignautomation.campaign.definition.ScheduleCheck;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.SchedulePreview;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.preview.SchedulePreviewDraft.WaitDraft;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/** Says when the steps of a sequence would be due. */
@Singleton
public class SchedulePreviews {
  private static final int MAX_STEPS = 100;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Enrollment enrollment;
  private final Settings settings;

  SchedulePreviews(Enrollment enrollment, Settings settings) {
    this.enrollment = enrollment;
    this.settings = settings;
  }

  /**
   * When each step would be due.
   *
   * @throws ProblemException 422 with every fault, 503 if it cannot be known now
   */
  public List<SchedulePreview.Planned> preview(Asker asker, SchedulePreviewDraft draft) {
    String defaultZone = settings.of(asker.tenantId()).defaultZone();
    return enrollment.previewSchedule(asker, check(draft, defaultZone));
  }

  static SchedulePreview check(SchedulePreviewDraft draft, String defaultZone) {
    List<Fault> faults = new ArrayList<>();
    Instant enrolledAt = draft.enrolledAt();
    if (enrolledAt == null) {
      faults.add(
          new Fault("/enrolledAt", "required", "Give an instant, such as 2026-11-22T09:00:00Z."));
    } else if (enrolledAt.isBefore(EARLIEST) || !enrolledAt.isBefore(LATEST)) {
      faults.add(new Fault("/enrolledAt", "out_of_range", "Give an instant from 1970 to 2199."));
    }
    if (draft.zone() != null && !Zones.exists(draft.zone())) {
      faults.add(
          new Fault(
              "/zone", "unknown_zone", "There is no such IANA time zone; one is Europe/Berlin."));
    }
    Schedule schedule =
        draft.schedule() == null || enrolledAt == null || !faults.isEmpty()
            ? null
            : ScheduleCheck.check(
                draft.schedule(),
                defaultZone,
                enrolledAt.atOffset(ZoneOffset.UTC).toLocalDate(),
                faults);
    List<SchedulePreview.Wait> steps = steps(draft, faults);
    if (enrolledAt == null || !faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    return new SchedulePreview(enrolledAt, draft.zone(), schedule, steps);
  }

  private static List<SchedulePreview.Wait> steps(SchedulePreviewDraft draft, List<Fault> faults) {
    List<SchedulePreview.Wait> steps = new ArrayList<>();
    if (draft.steps() == null || draft.steps().isEmpty()) {
      faults.add(new Fault("/steps", "required", "Give at least one step with its delay."));
      return steps;
    }
    if (draft.steps().size() > MAX_STEPS) {
      faults.add(new Fault("/steps", "too_many", "Up to " + MAX_STEPS + " steps fit."));
      return steps;
    }
    for (int i = 0; i < draft.steps().size(); i++) {
      WaitDraft step = draft.steps().get(i);
      if (step == null) {
        faults.add(new Fault("/steps/" + i, "required", "A step is an object."));
        continue;
      }
      Delay delay = DelayCheck.check(step.delay(), true, "/steps/" + i + "/delay", faults);
      if (delay != null) {
        steps.add(
            new SchedulePreview.Wait(
                delay, Objects.requireNonNullElse(step.delayFrom(), DelayFrom.PREVIOUS_STEP)));
      }
    }
    return steps;
  }
}
