package org.campaignautomation.campaign.explain;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.dispatch.Dispatch;
import org.campaignautomation.campaign.dispatch.SuppressionCheck;
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
 * suppressions. A service that is away has a check of its own that says so, and the rest stands.
 */
@Singleton
public class Explanations {
  private static final Set<String> OPEN = Set.of("pending", "processing");
  private static final String SEQUENCE = "sequence";

  private final Campaigns campaigns;
  private final ContactLookup contacts;
  private final Settings settings;
  private final Enrollment enrollment;
  private final Dispatch dispatch;
  private final Database database;

  Explanations(
      Campaigns campaigns,
      ContactLookup contacts,
      Settings settings,
      Enrollment enrollment,
      Dispatch dispatch,
      Database database) {
    this.campaigns = campaigns;
    this.contacts = contacts;
    this.settings = settings;
    this.enrollment = enrollment;
    this.dispatch = dispatch;
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
    return Verdict.of(checks, further, List.of());
  }

  /** Why a contact does, or does not, get something from a campaign. */
  public Explanation ofContact(Asker asker, Campaign campaign, UUID contactId) {
    StoredContact contact = contact(asker, contactId);
    List<RuleCheck> checks = campaignChecks(asker, campaign);
    checks.addAll(CampaignChecks.contact(campaign, contact));
    Explanation further =
        published(campaign, () -> enrollment.explainContact(asker, campaign.id(), contactId));
    return Verdict.of(
        checks, further, suppressions(asker, contact, CampaignChecks.channels(campaign)));
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
    return Verdict.of(checks, further, suppressions(asker, contact, List.of(job.channel())));
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
        return new Explanation("held", null, List.of(away("enrollment_service")));
      }
      throw e;
    }
  }

  /** Whether there is a channel left on which something may be sent to them. */
  private List<RuleCheck> suppressions(
      Asker asker, @Nullable StoredContact contact, List<String> channels) {
    if (contact == null) {
      return List.of();
    }
    var data = contact.data();
    var person = new SuppressionCheck.Person(contact.id(), data.email(), data.phone());
    try {
      List<SuppressionCheck.Barred> barred =
          dispatch.suppressions(asker, person).stream()
              .filter(found -> channels.contains(found.channel()))
              .toList();
      boolean nothingLeft =
          channels.stream()
              .allMatch(channel -> barred.stream().anyMatch(one -> one.channel().equals(channel)));
      return barred.isEmpty()
          ? List.of(
              new RuleCheck(
                  "suppression", Map.of(), "pass", null, "No address of theirs is suppressed."))
          : barred.stream().map(found -> barred(found, nothingLeft)).toList();
    } catch (ProblemException e) {
      return List.of(away("dispatch_service"));
    }
  }

  private static RuleCheck barred(SuppressionCheck.Barred found, boolean nothingLeft) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("channel", found.channel());
    input.put("code", found.code());
    input.put("source", found.source());
    input.put("reason", found.reason());
    input.put("since", found.since());
    return new RuleCheck(
        "suppression",
        input,
        nothingLeft ? "stop" : "pass",
        null,
        nothingLeft
            ? "Their address is suppressed: nothing is sent to it."
            : "Their address on this channel is suppressed: its steps are skipped, the others go"
                + " on.");
  }

  private static RuleCheck away(String rule) {
    return new RuleCheck(
        rule,
        Map.of("reachable", false),
        "hold",
        null,
        "The service does not answer just now, so what it knows is missing here: ask again.");
  }
}
