package org.campaignautomation.campaign.console.editor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as a part of the page.
 *
 * @param given whether the campaign has one; none is the same as one that says nothing
 */
public record ScheduleForm(
    boolean given,
    boolean fixed,
    String zone,
    List<WindowRow> windows,
    List<LocalDate> blackoutDates) {

  static ScheduleForm of(@Nullable Schedule schedule, String defaultZone) {
    if (schedule == null) {
      return new ScheduleForm(false, false, defaultZone, List.of(), List.of());
    }
    List<WindowRow> rows = new ArrayList<>();
    for (Schedule.Window window : schedule.windows()) {
      rows.add(WindowRow.of("window" + rows.size(), window));
    }
    return new ScheduleForm(
        true,
        schedule.zoneMode() == ZoneMode.FIXED,
        schedule.zone(),
        rows,
        schedule.blackoutDates());
  }
}
