package org.campaignautomation.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Says what saving and activating would say of a draft; nothing is stored. */
@ApplicationScoped
public class DraftCheck {
  private final CampaignRepository stored;
  private final Settings settings;
  private final Database database;

  DraftCheck(CampaignRepository stored, Settings settings, Database database) {
    this.stored = stored;
    this.settings = settings;
    this.database = database;
  }

  /**
   * What was found.
   *
   * @param faults that keep it from being saved
   * @param readiness whether it could be activated as it is; says nothing while there are faults
   */
  public record Found(List<Fault> faults, Readiness readiness) {
    public Found {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Looks at a draft.
   *
   * @param campaignId whose content it would replace; null for a new campaign
   * @throws ProblemException 404 if there is no such campaign
   */
  @Transactional
  public Found check(String tenantId, @Nullable UUID campaignId, CampaignDraft draft) {
    CampaignContent known = campaignId == null ? null : content(tenantId, campaignId);
    TenantSettings tenant = settings.of(tenantId);
    Instant now = database.now();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    try {
      CampaignContent content = CampaignCheck.check(draft, known, tenant.defaultZone(), today);
      return new Found(List.of(), ActivationCheck.check(tenant, content, today));
    } catch (ProblemException e) {
      return new Found(e.problem().errors(), new Readiness(List.of(), List.of()));
    }
  }

  private CampaignContent content(String tenantId, UUID id) {
    return stored
        .find(tenantId, id)
        .orElseThrow(() -> new ProblemException(Problem.notFound()))
        .content();
  }
}
