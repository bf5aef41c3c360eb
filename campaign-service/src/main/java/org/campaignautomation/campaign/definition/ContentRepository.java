package org.campaignautomation.campaign.definition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/** The stored schedules and sequences: rows of each version. */
@ApplicationScoped
class ContentRepository implements PanacheRepositoryBase<StepRow, StepRow.Key> {
  private static final String OF_VERSION = "tenantId = ?1 and campaignId = ?2 and version = ?3";

  /** The schedule and the steps of one version. */
  record Content(UUID campaignId, int version, @Nullable Schedule schedule, List<Step> steps) {
    boolean isOf(UUID campaign, int number) {
      return campaignId.equals(campaign) && version == number;
    }
  }

  /** The content of all versions of these campaigns, in order of versions. */
  List<Content> of(String tenantId, List<UUID> campaignIds) {
    Map<ScheduleRow.Key, Schedule> schedules = new HashMap<>();
    Map<ScheduleRow.Key, List<Step>> steps = new HashMap<>();
    for (ScheduleRow row : schedules(tenantId, campaignIds)) {
      schedules.put(row.key(), row.schedule());
      steps.put(row.key(), new ArrayList<>());
    }
    for (StepRow row :
        list(
            "tenantId = ?1 and campaignId in ?2 order by campaignId, version, position",
            tenantId,
            campaignIds)) {
      steps.computeIfAbsent(row.versionKey(), key -> new ArrayList<>()).add(row.step());
    }
    return steps.entrySet().stream()
        .map(
            entry ->
                new Content(
                    entry.getKey().campaignId(),
                    entry.getKey().version(),
                    schedules.get(entry.getKey()),
                    entry.getValue()))
        .sorted(Comparator.comparingInt(Content::version))
        .toList();
  }

  /** Stores the content of the version at which the campaign is shown. */
  void insert(Campaign campaign) {
    Schedule schedule = campaign.content().schedule();
    if (schedule != null) {
      getEntityManager().persist(new ScheduleRow(campaign, schedule));
    }
    campaign.content().steps().forEach(step -> persist(new StepRow(campaign, step)));
  }

  /** Stores it anew; nothing of what was there stays. */
  void replace(Campaign campaign) {
    delete(campaign);
    insert(campaign);
  }

  /** Removes it. Rows that were read before are let go of, since others take their keys. */
  void delete(Campaign campaign) {
    EntityManager entities = getEntityManager();
    entities.flush();
    delete(OF_VERSION, campaign.tenantId(), campaign.id(), campaign.version());
    entities
        .createQuery("delete from ScheduleRow where " + OF_VERSION)
        .setParameter(1, campaign.tenantId())
        .setParameter(2, campaign.id())
        .setParameter(3, campaign.version())
        .executeUpdate();
    entities.clear();
  }

  private List<ScheduleRow> schedules(String tenantId, List<UUID> campaignIds) {
    return getEntityManager()
        .createQuery("from ScheduleRow where tenantId = ?1 and campaignId in ?2", ScheduleRow.class)
        .setParameter(1, tenantId)
        .setParameter(2, campaignIds)
        .getResultList();
  }
}
