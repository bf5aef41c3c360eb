package org.campaignautomation.campaign.console.editor;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.campaign.address.Zones;
import org.campaignautomation.campaign.console.Places;
import org.campaignautomation.campaign.definition.CampaignDraft;
import org.campaignautomation.campaign.definition.CampaignDraft.StepDraft;
import org.campaignautomation.campaign.definition.ScheduleCheck;
import org.campaignautomation.campaign.enrollment.SchedulePreview;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.preview.SchedulePreviewDraft;
import org.campaignautomation.campaign.preview.SchedulePreviewDraft.WaitDraft;
import org.campaignautomation.campaign.preview.SchedulePreviews;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Asks when steps would go out, and lays the answer out in days. */
@Singleton
class Calendars {
  private final SchedulePreviews previews;
  private final Settings settings;

  Calendars(SchedulePreviews previews, Settings settings) {
    this.previews = previews;
    this.settings = settings;
  }

  /** A part of the page in any case: while somebody types, much is not finished. */
  Calendar show(Asker asker, CalendarQuestion question) {
    CampaignDraft draft = question.draft();
    List<StepDraft> steps = steps(draft);
    if (draft == null || steps.isEmpty()) {
      return Calendar.without("Add a step to see when it would go out.");
    }
    String zone = question.zone();
    if (zone == null || !Zones.exists(zone)) {
      return Calendar.without("Choose the contact's time zone, such as Europe/Berlin.");
    }
    LocalDateTime enrolledAt = question.enrolledAt();
    if (enrolledAt == null) {
      return Calendar.without("Choose when the contact is enrolled.");
    }
    try {
      return calendar(asker, draft, steps, ZoneId.of(zone), enrolledAt);
    } catch (ProblemException e) {
      return Calendar.without(trouble(e));
    }
  }

  private Calendar calendar(
      Asker asker,
      CampaignDraft draft,
      List<StepDraft> steps,
      ZoneId contactZone,
      LocalDateTime enrolledAt) {
    List<SchedulePreview.Planned> planned =
        previews.preview(
            asker,
            new SchedulePreviewDraft(
                enrolledAt.atZone(contactZone).toInstant(),
                contactZone.getId(),
                draft.schedule(),
                waits(steps)));
    Schedule schedule =
        draft.schedule() == null
            ? null
            : ScheduleCheck.check(
                draft.schedule(),
                settings.of(asker.tenantId()).defaultZone(),
                enrolledAt.toLocalDate(),
                new ArrayList<>());
    ZoneId zone = deciding(schedule, contactZone);
    List<PlannedStep> rows = new ArrayList<>();
    for (SchedulePreview.Planned plan : planned) {
      Channel channel = steps.get(plan.step() - 1).channel();
      rows.add(PlannedStep.of(plan, channel == null ? Channel.EMAIL : channel, zone, contactZone));
    }
    LocalDate first = enrolledAt.atZone(contactZone).withZoneSameInstant(zone).toLocalDate();
    return new Calendar(
        null,
        zone.getId(),
        contactZone.getId(),
        !zone.equals(contactZone),
        rows,
        CalendarStrip.of(rows, first, schedule, zone));
  }

  private static List<@Nullable WaitDraft> waits(List<StepDraft> steps) {
    List<@Nullable WaitDraft> waits = new ArrayList<>();
    steps.forEach(step -> waits.add(new WaitDraft(step.delay(), step.delayFrom())));
    return waits;
  }

  private static ZoneId deciding(@Nullable Schedule schedule, ZoneId contactZone) {
    return schedule != null && schedule.zoneMode() == ZoneMode.FIXED
        ? ZoneId.of(schedule.zone())
        : contactZone;
  }

  private static List<StepDraft> steps(@Nullable CampaignDraft draft) {
    return draft == null || draft.steps() == null
        ? List.of()
        : draft.steps().stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private static String trouble(ProblemException e) {
    return e.problem().errors().isEmpty()
        ? e.problem().detail()
        : "The times appear when this is mended: "
            + Places.of(e.problem().errors().getFirst().pointer())
            + ". "
            + e.problem().errors().getFirst().detail();
  }
}
