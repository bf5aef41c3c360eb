package org.campaignautomation.campaign.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/** The steps of a campaign's life: {@code draft → active ⇄ paused → archived}, and no other. */
public enum Transition {
  ACTIVATE(CampaignStatus.ACTIVE, Set.of(CampaignStatus.DRAFT)),
  PAUSE(CampaignStatus.PAUSED, Set.of(CampaignStatus.ACTIVE)),
  RESUME(CampaignStatus.ACTIVE, Set.of(CampaignStatus.PAUSED)),
  ARCHIVE(
      CampaignStatus.ARCHIVED,
      Set.of(CampaignStatus.DRAFT, CampaignStatus.ACTIVE, CampaignStatus.PAUSED));

  private final CampaignStatus target;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<CampaignStatus> from;

  Transition(CampaignStatus target, Set<CampaignStatus> from) {
    this.target = target;
    this.from = from;
  }

  CampaignStatus target() {
    return target;
  }

  /**
   * Refuses what is not possible from a status.
   *
   * @throws ProblemException 409 with those that are
   */
  void check(CampaignStatus status) {
    if (!from.contains(status)) {
      throw illegal(status, text());
    }
  }

  /** 409 for something that a campaign's status does not allow, with the transitions it does. */
  static ProblemException illegal(CampaignStatus status, String attempt) {
    return new ProblemException(
        Problem.conflict(
            "illegal_transition",
            "To " + attempt + " it is not possible while it is " + text(status) + ".",
            Map.of("status", text(status), "allowed", allowed(status))));
  }

  private static List<String> allowed(CampaignStatus status) {
    return Arrays.stream(values())
        .filter(transition -> transition.from.contains(status))
        .map(Transition::text)
        .toList();
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String text(CampaignStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
