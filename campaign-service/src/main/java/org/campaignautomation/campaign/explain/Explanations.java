package org.campaignautomation.campaign.explain;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.Explanation;
import org.campaignautomation.campaign.enrollment.Explanation.RuleCheck;
import org.campaignautomation.campaign.enrollment.Job;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Says why something is, or is not, sent: the rules decided here, those of enrollment-service, and
 * those of dispatch-service. A service that is away has a check of its own that says so, and the
 * rest stands.
 */
@Singleton
public class Explanations {
  private static final Set<String> OPEN = Set.of("pending", "processing");
  private static final String SEQUENCE = "sequence";

  private final Campaigns campaigns;
  private final ContactLookup contacts;
  private final Settings settings;
  private final Enrollment enrollment;
  private final DeliveryChecks delivery;
  private final Database database;

  Explanations(
      Campaigns campaigns,
      ContactLookup contacts,
      Settings settings,
      Enrollment enrollment,
      DeliveryChecks delivery,
      Database database) {
    this.campaigns = campaigns;
    this.contacts = contacts;
    this.settings = settings;
    this.enrollment = enrollment;
    this.delivery = delivery;
    this.database = database;
  }

  /** Why a campaign does, or does not, send. */
  public Explanation ofCampaign(Asker asker, Campaign campaign) {
    List<RuleCheck> checks = campaignChecks(asker, campaign);
    Explanation further =
        published(campaign, () -> enrollment.explainCampaign(asker, campaign.id()));
    if (further.checks().stream().noneMatch(check -> check.rule().equals("recent_contacts"))) {
      checks.add(
          CampaignChecks.recentContacts(
              campaign, contacts.newest(asker.tenantId()), database.now()));
    }
    List<RuleCheck> last =
        campaign.activatedAt() == null
            ? List.of()
            : delivery.ofChannels(asker, CampaignChecks.channels(campaign));
    return Verdict.of(checks, further, last);
  }

  /** Why a contact does, or does not, get something from a campaign. */
  public Explanation ofContact(Asker asker, Campaign campaign, UUID contactId) {
    StoredContact contact = contact(asker, contactId);
    List<RuleCheck> checks = campaignChecks(asker, campaign);
    checks.addAll(CampaignChecks.contact(campaign, contact));
    Explanation further =
        published(campaign, () -> enrollment.explainContact(asker, campaign.id(), contactId));
    return Verdict.of(
        checks, further, delivery.of(asker, contact, CampaignChecks.channels(campaign)));
  }

  /**
   * Why a job is, or is not, sent. What has ended is explained by its end alone, and what is sent
   * at once does not ask for the campaign.
   *
   * @throws ProblemException 404, 503 while nothing at all is known of the job
   */
  public Explanation ofJob(Asker asker, UUID jobId) {
    Job job = enrollment.job(asker, jobId);
    Explanation further = reached(() -> enrollment.explainJob(asker, jobId));
    if (!OPEN.contains(job.status())) {
      return Verdict.of(List.of(), further, List.of());
    }
    Campaign campaign = campaigns.get(asker.tenantId(), job.campaignId());
    StoredContact contact = contact(asker, job.contact().id());
    List<RuleCheck> checks = new ArrayList<>();
    if (job.kind().equals(SEQUENCE)) {
      checks.addAll(campaignChecks(asker, campaign));
    }
    checks.addAll(CampaignChecks.contact(campaign, contact));
    return Verdict.of(checks, further, delivery.of(asker, contact, List.of(job.channel())));
  }

  private List<RuleCheck> campaignChecks(Asker asker, Campaign campaign) {
    return new ArrayList<>(CampaignChecks.of(campaign, settings.of(asker.tenantId())));
  }

  private @Nullable StoredContact contact(Asker asker, UUID contactId) {
    return contacts.byIds(asker.tenantId(), List.of(contactId)).get(contactId);
  }

  /** What was never activated is not known elsewhere. */
  private static Explanation published(Campaign campaign, Supplier<Explanation> question) {
    return campaign.activatedAt() == null ? Verdict.NOTHING_FURTHER : reached(question);
  }

  private static Explanation reached(Supplier<Explanation> question) {
    try {
      return question.get();
    } catch (ProblemException e) {
      if (e.problem().status() == 503) {
        return new Explanation("held", null, List.of(DeliveryChecks.away("enrollment_service")));
      }
      throw e;
    }
  }
}
