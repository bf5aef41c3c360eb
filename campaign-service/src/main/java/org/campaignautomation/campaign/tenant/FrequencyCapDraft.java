package org.campaignautomation.campaign.tenant;

import java.util.List;
import java.util.Objects;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.platform.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A frequency cap as somebody wants it; nothing is checked yet.
 *
 * @param perDay messages on one calendar day of the contact; null for no limit
 * @param perWeek messages within seven times 24 hours; null for no limit
 * @param onExceeded defer if absent
 */
@Schema(name = "FrequencyCapBody")
public record FrequencyCapDraft(
    @Nullable Integer perDay,
    @Nullable Integer perWeek,
    FrequencyCap.@Nullable OnExceeded onExceeded) {
  private static final String POINTER = "/frequencyCap";
  private static final int MOST = 1_000;

  void check(List<Fault> faults) {
    if (perDay == null && perWeek == null) {
      faults.add(
          new Fault(
              POINTER,
              "required",
              "Give perDay, perWeek or both; leave frequencyCap out for no limit."));
    }
    checkCount("/perDay", perDay, faults);
    checkCount("/perWeek", perWeek, faults);
  }

  /** The cap that was checked. */
  FrequencyCap cap() {
    return new FrequencyCap(
        perDay, perWeek, Objects.requireNonNullElse(onExceeded, FrequencyCap.OnExceeded.DEFER));
  }

  private static void checkCount(String at, @Nullable Integer count, List<Fault> faults) {
    if (count != null && (count < 1 || count > MOST)) {
      faults.add(
          new Fault(
              POINTER + at,
              "out_of_range",
              "Give 1 to " + MOST + " messages, or null for no limit."));
    }
  }
}
