package org.campaignautomation.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.platform.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTest {
  private static final Map<CampaignStatus, Set<Transition>> LEGAL =
      Map.of(
          CampaignStatus.DRAFT, Set.of(Transition.ACTIVATE, Transition.ARCHIVE),
          CampaignStatus.ACTIVE, Set.of(Transition.PAUSE, Transition.ARCHIVE),
          CampaignStatus.PAUSED, Set.of(Transition.RESUME, Transition.ARCHIVE),
          CampaignStatus.ARCHIVED, Set.of());

  @ParameterizedTest
  @EnumSource
  void noOtherWayIsPossible(CampaignStatus status) {
    for (Transition transition : Transition.values()) {
      if (LEGAL.getOrDefault(status, Set.of()).contains(transition)) {
        transition.check(status);
      } else {
        assertThatThrownBy(() -> transition.check(status))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> {
                  assertThat(e.problem().code()).isEqualTo("illegal_transition");
                  assertThat((List<?>) e.problem().members().get("allowed"))
                      .hasSameSizeAs(LEGAL.getOrDefault(status, Set.of()));
                });
      }
    }
  }
}
