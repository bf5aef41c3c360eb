package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;
import org.jspecify.annotations.Nullable;

/** Table {@code campaign_tasks}. */
@Singleton
class CampaignTaskTable {
  /** What is to be done with a whole campaign. */
  enum Task {
    /** Hold the stored contacts against it. */
    ENROLL,
    /** End its waiting jobs. */
    CANCEL,
    /** Move its waiting jobs by a pause. */
    FREEZE,
    /** Take its people to a new version. */
    MOVE
  }

  /**
   * A task and how far it has come.
   *
   * @param afterAccepted with {@code afterContact} the last contact that was held against it
   * @param afterContact for a freeze and a move the last contact whose enrolment was looked at
   */
  record Progress(
      UUID campaignId,
      Task task,
      String tenantId,
      @Nullable Instant afterAccepted,
      @Nullable UUID afterContact) {}

  private final Database database;

  CampaignTaskTable(Database database) {
    this.database = database;
  }

  void add(Task task, Collection<Campaign> campaigns) {
    add(task, campaigns, Campaign::campaignId, Campaign::tenantId);
  }

  void addForVersions(Task task, Collection<CampaignVersion> versions) {
    add(task, versions, CampaignVersion::campaignId, CampaignVersion::tenantId);
  }

  private <T> void add(
      Task task,
      Collection<T> rows,
      Function<T, @Nullable UUID> id,
      Function<T, @Nullable String> tenantId) {
    database.update(
        """
        insert into campaign_tasks (campaign_id, task, tenant_id)
        select distinct c.id, ?, c.tenant from unnest(?::uuid[], ?::text[]) as c(id, tenant)
        on conflict (campaign_id, task) do update set after_accepted = null, after_contact = null
        """,
        task,
        Column.uuids(rows, id),
        Column.texts(rows, tenantId));
  }

  /**
   * Takes a task that no other pod is at. Freezes come before moves, and both before the rest, as
   * their campaigns send nothing meanwhile; among equals at random, so that none waits for a long
   * one.
   */
  Optional<Progress> take() {
    return database.first(
        """
        select * from campaign_tasks t
        where task <> 'move' or not exists (
          select from campaign_tasks f where f.campaign_id = t.campaign_id and f.task = 'freeze')
        order by task in ('freeze', 'move') desc, random() limit 1 for update skip locked
        """,
        CampaignTaskTable::progress);
  }

  void advance(Progress progress, @Nullable Instant afterAccepted, UUID afterContact) {
    database.update(
        """
        update campaign_tasks set after_accepted = ?::timestamptz, after_contact = ?
        where campaign_id = ? and task = ?
        """,
        afterAccepted,
        afterContact,
        progress.campaignId(),
        progress.task());
  }

  void remove(Progress progress) {
    database.update(
        "delete from campaign_tasks where campaign_id = ? and task = ?",
        progress.campaignId(),
        progress.task());
  }

  private static Progress progress(Row row) throws SQLException {
    return new Progress(
        row.uuid("campaign_id"),
        row.name("task", Task.class),
        row.text("tenant_id"),
        row.instantOrNull("after_accepted"),
        row.uuidOrNull("after_contact"));
  }
}
