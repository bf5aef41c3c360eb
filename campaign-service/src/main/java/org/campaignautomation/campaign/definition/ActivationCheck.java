package org.campaignautomation.campaign.definition;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.platform.problem.Fault;

/** Pure: finds all that keeps content from being sent, and all that may surprise. */
final class ActivationCheck {
  private static final String UNREACHABLE = "unreachable_step";
  private static final int MINUTES_OF_DAY = 24 * 60;

  private final TenantSettings settings;
  private final CampaignContent content;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();

  private ActivationCheck(TenantSettings settings, CampaignContent content) {
    this.settings = settings;
    this.content = content;
  }

  static Readiness check(TenantSettings settings, CampaignContent content, LocalDate today) {
    ActivationCheck check = new ActivationCheck(settings, content);
    check.schedule(today);
    check.steps();
    return new Readiness(check.faults, check.warnings);
  }

  private void schedule(LocalDate today) {
    Schedule schedule = content.schedule();
    if (schedule != null && !ScheduleCheck.opens(schedule, today)) {
      faults.add(
          new Fault("/schedule", "never_opens", "It does not open on any day of the coming year."));
    }
  }

  private void steps() {
    if (content.steps().isEmpty()) {
      faults.add(new Fault("/steps", "required", "A campaign needs at least one step."));
    }
    int leaving = 0;
    for (Step step : content.steps()) {
      String pointer = "/steps/" + (step.position() - 1);
      if (leaving > 0) {
        faults.add(
            new Fault(
                pointer, UNREACHABLE, "Nobody gets here: all leave at step " + leaving + "."));
      }
      if (isAlwaysTooLate(step)) {
        faults.add(
            new Fault(
                pointer + "/maxLateness",
                UNREACHABLE,
                "With no lateness allowed it is always too late: give a minute or more."));
        leaving = leaving == 0 && step.onTooLate() == OnTooLate.EXIT ? step.position() : leaving;
      }
      if (isAlwaysQuiet(step)) {
        faults.add(
            new Fault(
                pointer,
                UNREACHABLE,
                "All windows of the schedule lie in the channel's quiet hours: see /api/settings."));
      }
      if (!settings.canSend(step.channel())) {
        faults.add(
            new Fault(
                pointer + "/channel",
                "no_sender",
                "The settings name no sender for this channel: PUT /api/settings."));
      }
      TextCheck.checkTemplates(
          step.channel(), step.subject(), step.html(), step.text(), pointer, faults);
      VariableCheck.check(step, pointer, warnings);
    }
  }

  /** A message is due before it can be sent, if only by a moment. */
  private static boolean isAlwaysTooLate(Step step) {
    Delay maxLateness = step.maxLateness();
    return maxLateness != null && maxLateness.amount() == 0;
  }

  /** In a fixed zone the windows fall on other hours for each contact, so nothing can be said. */
  private boolean isAlwaysQuiet(Step step) {
    Schedule schedule = content.schedule();
    if (schedule == null
        || schedule.zoneMode() != ZoneMode.CONTACT
        || schedule.windows().isEmpty()) {
      return false;
    }
    BitSet open = new BitSet(MINUTES_OF_DAY);
    schedule.windows().forEach(window -> open.or(minutes(window)));
    open.andNot(settings.quietMinutes(step.channel()));
    return open.isEmpty();
  }

  private static BitSet minutes(Schedule.Window window) {
    int start = minute(window.start());
    int end = minute(window.end());
    BitSet minutes = new BitSet(MINUTES_OF_DAY);
    if (start < end) {
      minutes.set(start, end);
    } else {
      minutes.set(start, MINUTES_OF_DAY);
      minutes.set(0, end);
    }
    return minutes;
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }
}
