package org.campaignautomation.campaign.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.campaignautomation.campaign.enrollment.CompletedJobs.CampaignJobs;
import org.campaignautomation.campaign.health.MessageBooks.Gap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapTest {
  private static final UUID CAMPAIGN = UUID.randomUUID();

  @ParameterizedTest(
      name = "{0} completed, {1} accepted, then {2} completed and {3} open: {4}, quiet {5}")
  @CsvSource({
    // Nothing is under way: the gap is all of the difference.
    "7, 7, 7, 0,  0, true",
    "7, 6, 7, 0,  1, true",
    "7, 9, 7, 0, -2, true",
    "0, 1, 0, 0, -1, true",
    // Accepted, and the answer is still on its way, or came meanwhile.
    "7, 9, 7, 2,  0, false",
    "7, 9, 9, 0,  0, false",
    "7, 9, 8, 1,  0, false",
    "7, 8, 9, 3,  0, false",
    // What nothing under way explains.
    "7, 9, 7, 1, -1, false",
    "7, 6, 9, 4,  1, false"
  })
  void onlyWhatNothingUnderWayExplainsIsAGap(
      long before, long accepted, long after, long open, long gap, boolean quiet) {
    Gap found =
        Gap.between(
            new CampaignJobs(CAMPAIGN, before, 0),
            accepted,
            new CampaignJobs(CAMPAIGN, after, open));

    assertThat(found.gap()).isEqualTo(gap);
    assertThat(found.quiet()).isEqualTo(quiet);
  }
}
