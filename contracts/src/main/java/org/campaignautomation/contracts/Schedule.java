package org.campaignautomation.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * When a campaign may send.
 *
 * @param zone the IANA zone of the campaign
 * @param windows open when the local time is in any of them; none: always open
 * @param blackoutDates local dates on which it is closed
 */
public record Schedule(
    ZoneMode zoneMode, String zone, List<Window> windows, List<LocalDate> blackoutDates) {

  /**
   * A daily window in local time. {@code start < end}: open on those days in {@code [start, end)}.
   * {@code start > end}: opens on those days and closes the next calendar day at {@code end}.
   * {@code start == end}: 24 hours from {@code start}.
   */
  public record Window(
      List<DayOfWeek> days,
      @JsonFormat(pattern = "HH:mm") LocalTime start,
      @JsonFormat(pattern = "HH:mm") LocalTime end) {
    public Window {
      days = List.copyOf(days);
    }
  }

  public Schedule {
    windows = List.copyOf(windows);
    blackoutDates = List.copyOf(blackoutDates);
  }
}
