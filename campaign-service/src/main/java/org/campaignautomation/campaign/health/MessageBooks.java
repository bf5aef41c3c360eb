package org.campaignautomation.campaign.health;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.definition.ActiveCampaigns;
import org.campaignautomation.campaign.dispatch.AcceptedMessages;
import org.campaignautomation.campaign.enrollment.CompletedJobs.CampaignJobs;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.inner.Asker;

/**
 * Holds completed jobs against the ledger's accepted messages, campaign by campaign.
 *
 * <p>No two services can be read at one moment, so the jobs are read before the ledger and, where
 * the two differ, again behind it. A job is completed after its message was accepted, so what is
 * completed before the ledger is read must be in it; and what is in the ledger must be completed
 * behind it, or still open.
 */
@Singleton
class MessageBooks {
  private final ActiveCampaigns campaigns;
  private final Enrollment enrollment;
  private final AcceptedMessages ledger;

  MessageBooks(ActiveCampaigns campaigns, Enrollment enrollment, AcceptedMessages ledger) {
    this.campaigns = campaigns;
    this.enrollment = enrollment;
    this.ledger = ledger;
  }

  /**
   * A campaign whose messages and jobs do not agree.
   *
   * @param quiet whether nothing was under way, so that the gap is all of it
   * @param gap above 0 if accepted messages were lost, below if some were invented
   */
  record Gap(UUID campaignId, long completed, long accepted, boolean quiet, long gap) {

    /** The difference that nothing under way explains. */
    static Gap between(CampaignJobs before, long accepted, CampaignJobs after) {
      boolean quiet = after.open() == 0 && after.completed() == before.completed();
      long lost = Math.max(0, before.completed() - accepted);
      long invented = Math.max(0, accepted - after.completed() - after.open());
      return new Gap(
          after.campaignId(), after.completed(), accepted, quiet, lost > 0 ? lost : -invented);
    }
  }

  /**
   * The tenant's campaigns with a gap, the worst first.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 503 if either service does not
   *     answer
   */
  List<Gap> gaps(Asker asker) {
    Set<UUID> ids = new LinkedHashSet<>(campaigns.ids(asker.tenantId()));
    Map<UUID, CampaignJobs> before = jobs(asker, ids);
    Map<UUID, Long> accepted = ledger.byCampaign(asker);
    // What the ledger has of campaigns that nobody knows must not pass unseen.
    ids.addAll(accepted.keySet());
    List<UUID> differing =
        ids.stream()
            .filter(id -> of(before, id).completed() != accepted.getOrDefault(id, 0L))
            .toList();
    Map<UUID, CampaignJobs> after = jobs(asker, differing);
    List<Gap> gaps = new ArrayList<>();
    for (UUID id : differing) {
      Gap gap = Gap.between(of(before, id), accepted.getOrDefault(id, 0L), of(after, id));
      if (gap.gap() != 0) {
        gaps.add(gap);
      }
    }
    gaps.sort(Comparator.comparingLong((Gap gap) -> Math.abs(gap.gap())).reversed());
    return gaps;
  }

  private Map<UUID, CampaignJobs> jobs(Asker asker, Collection<UUID> ids) {
    return enrollment.completed(asker, ids).stream()
        .collect(Collectors.toMap(CampaignJobs::campaignId, jobs -> jobs));
  }

  private static CampaignJobs of(Map<UUID, CampaignJobs> jobs, UUID id) {
    return jobs.getOrDefault(id, CampaignJobs.none(id));
  }
}
