package org.campaignautomation.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Freeze;
import org.campaignautomation.contracts.InFlight;
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
  private final CampaignHistory history;
  private final CampaignAnnouncer announcer;
  private final WaitingSteps waitingSteps;
  private final Settings settings;
  private final Database database;
  private final Transactions transactions;

  Campaigns(
      CampaignRepository stored,
      CampaignHistory history,
      CampaignAnnouncer announcer,
      WaitingSteps waitingSteps,
      Settings settings,
      Database database,
      Transactions transactions) {
    this.stored = stored;
    this.history = history;
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
    history.begin(campaign, null);
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

  /** What those of these campaigns that are the tenant's are called. */
  @Transactional
  public Map<UUID, CampaignHeader> headers(String tenantId, Collection<UUID> ids) {
    return stored.headers(tenantId, ids).stream()
        .collect(Collectors.toMap(CampaignHeader::id, Function.identity()));
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
              "People may be on their way through the campaign: say what becomes of them, with"
                  + " ?inFlight=keep, move or reschedule.",
              Map.of("waiting", waitingByStep(tenantId, id))));
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
    requireReady(readiness(tenantId, content, now));
    Campaign edited = campaign.with(content, campaign.version() + 1, campaign.revision() + 1, now);
    stored.updateWithContent(edited);
    history.begin(edited, inFlight);
    announce(edited);
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
        announce(before);
      }
    }
    Campaign edited = campaign.with(content, campaign.version(), ++revision, now);
    stored.updateWithContent(edited);
    announce(edited);
    return edited;
  }

  /** A campaign after a step of its life, with what may surprise about it. */
  public record Activated(Campaign campaign, List<Fault> warnings) {}

  /**
   * Starts a campaign: it enrols who is accepted from now on.
   *
   * @throws ProblemException 404, 409 with the steps that are possible, 422 with all that keeps it
   *     from being sent
   */
  @Transactional
  public Activated activate(String tenantId, UUID id, @Nullable String ifMatch) {
    Campaign campaign = lock(tenantId, id, ifMatch);
    Transition.ACTIVATE.check(campaign.status());
    Readiness readiness = readiness(tenantId, campaign.content(), database.now());
    requireReady(readiness);
    return new Activated(move(campaign, Transition.ACTIVATE), readiness.warnings());
  }

  /**
   * Lets a paused campaign send again.
   *
   * @throws ProblemException 404, 409 with the steps that are possible
   */
  @Transactional
  public Campaign resume(String tenantId, UUID id, ResumeMode mode, @Nullable String ifMatch) {
    Campaign campaign = lock(tenantId, id, ifMatch);
    Transition.RESUME.check(campaign.status());
    Instant now = database.now();
    Instant pausedAt = campaign.pausedAt();
    if (mode == ResumeMode.FREEZE && pausedAt != null && pausedAt.isBefore(now)) {
      history.freeze(campaign, new Freeze(pausedAt, now));
    }
    return move(campaign, Transition.RESUME);
  }

  /**
   * Pauses a campaign, which goes on enrolling and sends nothing.
   *
   * @throws ProblemException 404, 409 with the steps that are possible
   */
  @Transactional
  public Campaign pause(String tenantId, UUID id, @Nullable String ifMatch) {
    return move(lock(tenantId, id, ifMatch), Transition.PAUSE);
  }

  /**
   * Ends a campaign; what waits is cancelled.
   *
   * @throws ProblemException 404, 409 with the steps that are possible
   */
  @Transactional
  public Campaign archive(String tenantId, UUID id, @Nullable String ifMatch) {
    return move(lock(tenantId, id, ifMatch), Transition.ARCHIVE);
  }

  /**
   * Whether a campaign could be activated, as it is.
   *
   * @throws ProblemException 404
   */
  @Transactional
  public Readiness readiness(String tenantId, UUID id) {
    return readiness(tenantId, get(tenantId, id).content(), database.now());
  }

  /**
   * A campaign's versions, and how many people on each wait for each step.
   *
   * @throws ProblemException 404, 503 if the numbers cannot be known now
   */
  public Page<CampaignVersion> versions(String tenantId, UUID id, PageRequest page) {
    Page<CampaignVersion> found =
        transactions.run(
            () -> page.page(history.versions(get(tenantId, id), page), CampaignVersion::listId));
    List<WaitingSteps.Waiting> waiting = waitingSteps.of(tenantId, id);
    return new Page<>(
        found.items().stream().map(version -> version.with(waiting)).toList(), found.nextCursor());
  }

  private Campaign move(Campaign campaign, Transition transition) {
    transition.check(campaign.status());
    Campaign moved = campaign.after(transition, database.now());
    stored.update(moved);
    if (moved.isPublished()) {
      announce(moved);
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

  private void announce(Campaign campaign) {
    announcer.changed(campaign, history.decision(campaign), history.freezes(campaign));
  }

  private Readiness readiness(String tenantId, CampaignContent content, Instant now) {
    return ActivationCheck.check(settings.of(tenantId), content, date(now));
  }

  private static void requireReady(Readiness readiness) {
    if (!readiness.errors().isEmpty()) {
      throw new ProblemException(Problem.validationFailed(readiness.errors()));
    }
  }

  /** People on all versions, in the order in which the steps were told. */
  private List<Map<String, Object>> waitingByStep(String tenantId, UUID id) {
    Map<UUID, Long> counts = new LinkedHashMap<>();
    waitingSteps
        .of(tenantId, id)
        .forEach(waiting -> counts.merge(waiting.stepId(), waiting.count(), Long::sum));
    return counts.entrySet().stream()
        .map(step -> Map.<String, Object>of("stepId", step.getKey(), "count", step.getValue()))
        .toList();
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
