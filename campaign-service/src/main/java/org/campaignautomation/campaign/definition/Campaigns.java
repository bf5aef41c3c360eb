package org.campaignautomation.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Creates, shows, edits and moves campaigns through their life. */
@ApplicationScoped
public class Campaigns {
  private static final Logger LOG = Logger.getLogger(Campaigns.class);

  private final CampaignRepository stored;
  private final CampaignAnnouncer announcer;
  private final WaitingSteps waitingSteps;
  private final Settings settings;
  private final Database database;
  private final Transactions transactions;

  Campaigns(
      CampaignRepository stored,
      CampaignAnnouncer announcer,
      WaitingSteps waitingSteps,
      Settings settings,
      Database database,
      Transactions transactions) {
    this.stored = stored;
    this.announcer = announcer;
    this.waitingSteps = waitingSteps;
    this.settings = settings;
    this.database = database;
    this.transactions = transactions;
  }

  /**
   * Makes a draft.
   *
   * @throws ProblemException 422 with every fault
   */
  @Transactional
  public Campaign create(String tenantId, CampaignDraft draft) {
    Instant now = database.now();
    CampaignContent content = check(tenantId, draft, null, now);
    Campaign campaign = Campaign.draft(Ids.next(), tenantId, content, now);
    stored.insert(campaign);
    return campaign;
  }

  /**
   * One campaign.
   *
   * @throws ProblemException 404
   */
  @Transactional
  public Campaign get(String tenantId, UUID id) {
    return stored.find(tenantId, id).orElseThrow(Campaigns::notFound);
  }

  /** A tenant's campaigns. */
  @Transactional
  public Page<Campaign> list(String tenantId, @Nullable CampaignStatus status, PageRequest page) {
    return page.page(stored.list(tenantId, status, page), Campaign::id);
  }

  /**
   * Replaces a campaign's content. Texts alone reach every job not yet handed over; any other edit
   * of a campaign that was activated makes a version, and needs to be told what becomes of the
   * people on their way.
   *
   * @param ifMatch the entity tag that the edit was made for; null for any
   * @throws ProblemException 404, 409 without the decision or for an archived campaign, 412 if it
   *     has changed since, 422 with every fault
   */
  public Campaign replace(
      String tenantId,
      UUID id,
      CampaignDraft draft,
      @Nullable InFlight inFlight,
      @Nullable String ifMatch) {
    try {
      return transactions.run(() -> edit(tenantId, id, draft, inFlight, ifMatch));
    } catch (DecisionNeededException e) {
      // Asked outside the transaction: another service must not hold up the row.
      throw new ProblemException(
          Problem.conflict(
              "in_flight_decision_required",
              "People are on their way through the campaign: say what becomes of them, with"
                  + " ?inFlight=keep.",
              Map.of("waiting", waitingSteps.of(tenantId, id))));
    }
  }

  private Campaign edit(
      String tenantId,
      UUID id,
      CampaignDraft draft,
      @Nullable InFlight inFlight,
      @Nullable String ifMatch) {
    Campaign campaign = lock(tenantId, id, ifMatch);
    if (campaign.status() == CampaignStatus.ARCHIVED) {
      throw Transition.illegal(campaign.status(), "edit");
    }
    Instant now = database.now();
    CampaignContent content = check(tenantId, draft, campaign.content(), now);
    if (content.equals(campaign.content())) {
      return campaign;
    }
    if (!campaign.isPublished()) {
      Campaign edited = campaign.with(content, campaign.version(), campaign.revision() + 1, now);
      stored.updateWithContent(edited);
      return edited;
    }
    if (content.differsInTextsOnly(campaign.content())) {
      return editTexts(campaign, content, now);
    }
    if (inFlight == null) {
      throw new DecisionNeededException();
    }
    List<Fault> faults = activationFaults(settings.of(tenantId), content, now);
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    Campaign edited = campaign.with(content, campaign.version() + 1, campaign.revision() + 1, now);
    stored.updateWithContent(edited);
    announcer.changed(edited);
    return edited;
  }

  /** Versions that people are still on get the new texts too; the current one is told last. */
  private Campaign editTexts(Campaign campaign, CampaignContent content, Instant now) {
    long revision = campaign.revision();
    for (CampaignRepository.Version earlier : stored.earlierVersions(campaign)) {
      CampaignContent changed = earlier.content().withTextsOf(content);
      if (!changed.equals(earlier.content())) {
        Campaign before = campaign.with(changed, earlier.number(), ++revision, now);
        stored.replaceVersion(before);
        announcer.changed(before);
      }
    }
    Campaign edited = campaign.with(content, campaign.version(), ++revision, now);
    stored.updateWithContent(edited);
    announcer.changed(edited);
    return edited;
  }

  /**
   * Moves a campaign one step further in its life.
   *
   * @throws ProblemException 404, 409 with the steps that are possible, 422 with all that is
   *     missing for an activation
   */
  @Transactional
  public Campaign move(String tenantId, UUID id, Transition transition, @Nullable String ifMatch) {
    Campaign campaign = lock(tenantId, id, ifMatch);
    transition.check(campaign.status());
    Instant now = database.now();
    if (transition == Transition.ACTIVATE) {
      List<Fault> faults = activationFaults(settings.of(tenantId), campaign.content(), now);
      if (!faults.isEmpty()) {
        throw new ProblemException(Problem.validationFailed(faults));
      }
    }
    Campaign moved = campaign.after(transition, now);
    stored.update(moved);
    if (moved.isPublished()) {
      announcer.changed(moved);
    }
    log(moved);
    return moved;
  }

  /**
   * Removes a draft.
   *
   * @throws ProblemException 404, 409 if it is no draft any more
   */
  @Transactional
  public void delete(String tenantId, UUID id, @Nullable String ifMatch) {
    Campaign campaign = lock(tenantId, id, ifMatch);
    if (campaign.status() != CampaignStatus.DRAFT) {
      throw Transition.illegal(campaign.status(), "delete");
    }
    stored.delete(campaign);
  }

  private static void log(Campaign campaign) {
    MDC.put(Logs.TENANT, campaign.tenantId());
    MDC.put(Logs.CAMPAIGN, campaign.id());
    try {
      LOG.infof("A campaign is now %s, at revision %d", campaign.status(), campaign.revision());
    } finally {
      MDC.remove(Logs.TENANT);
      MDC.remove(Logs.CAMPAIGN);
    }
  }

  private static List<Fault> activationFaults(
      TenantSettings settings, CampaignContent content, Instant now) {
    List<Fault> faults = new ArrayList<>();
    if (content.steps().isEmpty()) {
      faults.add(new Fault("/steps", "required", "A campaign needs at least one step."));
    }
    if (content.schedule() != null && !ScheduleCheck.opens(content.schedule(), date(now))) {
      faults.add(
          new Fault("/schedule", "never_opens", "It does not open on any day of the coming year."));
    }
    for (Step step : content.steps()) {
      String pointer = "/steps/" + (step.position() - 1);
      if (!settings.canSend(step.channel())) {
        faults.add(
            new Fault(
                pointer + "/channel",
                "no_sender",
                "The settings name no sender for this channel: PUT /api/settings."));
      }
      StepCheck.checkTemplates(step, pointer, faults);
    }
    return faults;
  }

  private CampaignContent check(
      String tenantId, CampaignDraft draft, @Nullable CampaignContent known, Instant now) {
    return CampaignCheck.check(draft, known, settings.of(tenantId).defaultZone(), date(now));
  }

  private Campaign lock(String tenantId, UUID id, @Nullable String ifMatch) {
    Campaign campaign = stored.lock(tenantId, id).orElseThrow(Campaigns::notFound);
    EntityTags.check(ifMatch, campaign.revision());
    return campaign;
  }

  private static LocalDate date(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.notFound());
  }

  /** The edit concerns people who are on their way, and nobody said what becomes of them. */
  private static final class DecisionNeededException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
