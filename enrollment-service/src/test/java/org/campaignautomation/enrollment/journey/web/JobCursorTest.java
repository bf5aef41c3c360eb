package org.campaignautomation.enrollment.journey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.journey.JobFilter;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobCursorTest {
  private static final JobFilter ALL = new JobFilter(null, null, null, null);
  private static final UUID CAMPAIGN = Ids.next();
  private static final UUID JOB = Ids.next();

  @Test
  void isReadBackForItsOwnList() {
    String cursor = JobCursor.after(JOB, "acme", CAMPAIGN, ALL);

    assertThat(JobCursor.read(cursor, "acme", CAMPAIGN, ALL)).isEqualTo(JOB);
  }

  @Test
  void isRefusedForAnyOther() {
    String cursor = JobCursor.after(JOB, "acme", CAMPAIGN, ALL);

    assertThatThrownBy(() -> JobCursor.read(cursor, "globex", CAMPAIGN, ALL))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> JobCursor.read(cursor, "acme", Ids.next(), ALL))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () ->
                JobCursor.read(
                    cursor,
                    "acme",
                    CAMPAIGN,
                    new JobFilter(JobStatus.FAILED, Channel.SMS, null, null)))
        .isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void nonsenseIsRefused(String cursor) {
    assertThatThrownBy(() -> JobCursor.read(cursor, "acme", CAMPAIGN, ALL))
        .isInstanceOf(ProblemException.class);
  }
}
