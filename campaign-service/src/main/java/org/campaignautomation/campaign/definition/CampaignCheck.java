package org.campaignautomation.campaign.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.campaignautomation.campaign.definition.CampaignDraft.StepDraft;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Pure: makes content of a draft, or names every fault in it. */
final class CampaignCheck {
  private static final int MAX_NAME = 200;
  private static final int MAX_STEPS = 100;
  private static final int MAX_LOOK_BACK_DAYS = 365;
  private static final int DEFAULT_LOOK_BACK_DAYS = 7;

  private final List<Fault> faults = new ArrayList<>();
  private final String defaultZone;
  private final LocalDate today;

  private CampaignCheck(String defaultZone, LocalDate today) {
    this.defaultZone = defaultZone;
    this.today = today;
  }

  /**
   * Checks a draft.
   *
   * @param known the campaign's content so far, whose steps may be named; null for a new campaign
   * @param defaultZone the zone of a schedule that names none
   * @throws ProblemException 422 with every fault
   */
  static CampaignContent check(
      CampaignDraft draft, @Nullable CampaignContent known, String defaultZone, LocalDate today) {
    CampaignCheck check = new CampaignCheck(defaultZone, today);
    CampaignContent content = check.content(draft, known);
    if (content == null || !check.faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(check.faults));
    }
    return content;
  }

  private @Nullable CampaignContent content(CampaignDraft draft, @Nullable CampaignContent known) {
    String name = draft.name() == null ? "" : draft.name().strip();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      fault("/name", "invalid_length", "Give a name of 1 to " + MAX_NAME + " characters.");
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      fault("/name", "control_character", "Line breaks and control characters do not fit.");
    }
    Trigger trigger =
        Trigger.ofText(draft.trigger() == null ? null : draft.trigger().type()).orElse(null);
    if (trigger == null) {
      fault("/trigger/type", "unsupported_trigger", "The trigger there is: new_client.");
    }
    int lookBackDays = Objects.requireNonNullElse(draft.lookBackDays(), DEFAULT_LOOK_BACK_DAYS);
    if (lookBackDays < 0 || lookBackDays > MAX_LOOK_BACK_DAYS) {
      fault("/lookBackDays", "out_of_range", "Give 0 to " + MAX_LOOK_BACK_DAYS + " days.");
    }
    Schedule schedule =
        draft.schedule() == null
            ? null
            : ScheduleCheck.check(draft.schedule(), defaultZone, today, faults);
    List<Step> steps = steps(draft, known);
    return trigger == null || !faults.isEmpty()
        ? null
        : new CampaignContent(name, trigger, lookBackDays, schedule, steps);
  }

  private List<Step> steps(CampaignDraft draft, @Nullable CampaignContent known) {
    List<Step> steps = new ArrayList<>();
    if (draft.steps() == null) {
      return steps;
    }
    if (draft.steps().size() > MAX_STEPS) {
      fault("/steps", "too_many", "A campaign has up to " + MAX_STEPS + " steps.");
    }
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < draft.steps().size(); i++) {
      String pointer = "/steps/" + i;
      StepDraft step = draft.steps().get(i);
      if (step == null) {
        fault(pointer, "required", "A step is an object.");
        continue;
      }
      if (step.id() != null && (known == null || !known.hasStep(step.id()))) {
        fault(pointer + "/id", "unknown_step", "The campaign has no such step; leave out the id.");
      } else if (step.id() != null && !seen.add(step.id())) {
        fault(pointer + "/id", "duplicate", "Another step has the same id.");
      }
      Step checked = StepCheck.check(step, pointer, i + 1, faults);
      if (checked != null) {
        steps.add(checked);
      }
    }
    return steps;
  }

  private void fault(String pointer, String code, String detail) {
    faults.add(new Fault(pointer, code, detail));
  }
}
