package org.campaignautomation.enrollment.preview.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.preview.ScheduleInput;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A version of a campaign, as far as planning needs it.
 *
 * @param schedule null for always open
 */
public record DefinitionInput(
    @Nullable Integer version,
    @Nullable ScheduleInput schedule,
    @Nullable List<@Nullable StepInput> steps) {

  /** A step; its texts are taken and not looked at. */
  public record StepInput(
      @Nullable UUID id,
      @Nullable Integer position,
      @Nullable Channel channel,
      @Nullable Delay delay,
      @Nullable DelayFrom delayFrom,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      @Nullable Delay maxLateness,
      @Nullable OnTooLate onTooLate,
      @Nullable MissingVariable missingVariable) {}

  /**
   * The version that it says.
   *
   * @throws ProblemException 422 {@code validation_failed}
   */
  CampaignVersion version(String tenantId, UUID campaignId) {
    List<Fault> faults = new ArrayList<>();
    Schedule checked = schedule == null ? null : schedule.checked("/definition/schedule", faults);
    List<@Nullable StepInput> given = Objects.requireNonNullElse(steps, List.of());
    List<CampaignStep> read = new ArrayList<>();
    for (int index = 0; index < given.size(); index++) {
      read.addAll(step(index, given.get(index), faults));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    return new CampaignVersion(
        campaignId, Objects.requireNonNullElse(version, 1), tenantId, checked, read);
  }

  private static List<CampaignStep> step(int index, @Nullable StepInput step, List<Fault> faults) {
    if (step == null || step.id() == null || step.channel() == null || step.delay() == null) {
      faults.add(
          new Fault(
              "/definition/steps/" + index, "required", "A step needs id, channel and delay."));
      return List.of();
    }
    return List.of(
        new CampaignStep(
            step.id(),
            Objects.requireNonNullElse(step.position(), index + 1),
            step.channel(),
            step.delay(),
            Objects.requireNonNullElse(step.delayFrom(), DelayFrom.PREVIOUS_STEP),
            step.maxLateness(),
            Objects.requireNonNullElse(step.onTooLate(), OnTooLate.CONTINUE)));
  }
}
