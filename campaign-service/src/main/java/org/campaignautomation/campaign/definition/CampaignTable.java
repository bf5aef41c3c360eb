package org.campaignautomation.campaign.definition;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Row;
import org.campaignautomation.campaign.definition.ContentTables.Content;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/** The table of campaigns; what each version consists of is in {@link ContentTables}. */
@Singleton
class CampaignTable {
  private static final String INSERT =
      """
      insert into campaigns (name, status, trigger_type, look_back_days, version, revision,
        updated_at, activated_at, paused_at, archived_at, created_at, tenant_id, id)
      values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?, ?, ?)
      """;
  private static final String UPDATE =
      """
      update campaigns set name = ?, status = ?, trigger_type = ?, look_back_days = ?, version = ?,
        revision = ?, updated_at = ?, activated_at = ?::timestamptz, paused_at = ?::timestamptz,
        archived_at = ?::timestamptz, created_at = ?
      where tenant_id = ? and id = ?
      """;
  private static final String FIND = "select * from campaigns where tenant_id = ? and id = ?";
  private static final String LIST =
      """
      select * from campaigns
      where tenant_id = ? and (?::text is null or status = ?) and (?::uuid is null or id < ?)
      order by id desc limit ?
      """;
  private static final String DELETE = "delete from campaigns where tenant_id = ? and id = ?";

  /** An earlier version that people may still be on. */
  record Version(int number, CampaignContent content) {}

  private record Head(Campaign campaign) {}

  private final Database database;
  private final ContentTables contents;

  CampaignTable(Database database, ContentTables contents) {
    this.database = database;
    this.contents = contents;
  }

  void insert(Campaign campaign) {
    write(INSERT, campaign);
    contents.insert(campaign);
  }

  /** Writes the row. */
  void update(Campaign campaign) {
    write(UPDATE, campaign);
  }

  /** Writes the row, and the content of its version. */
  void updateWithContent(Campaign campaign) {
    update(campaign);
    replaceVersion(campaign);
  }

  /** Writes the content of the version at which the campaign is shown. */
  void replaceVersion(Campaign campaign) {
    contents.delete(campaign);
    contents.insert(campaign);
  }

  Optional<Campaign> find(String tenantId, UUID id) {
    return withContent(database.list(FIND, CampaignTable::read, tenantId, id)).stream().findFirst();
  }

  Optional<Campaign> lock(String tenantId, UUID id) {
    return withContent(database.list(FIND + " for update", CampaignTable::read, tenantId, id))
        .stream()
        .findFirst();
  }

  List<Campaign> list(String tenantId, @Nullable CampaignStatus status, PageRequest page) {
    String text = status == null ? null : text(status);
    return withContent(
        database.list(
            LIST,
            CampaignTable::read,
            tenantId,
            text,
            text,
            page.before(),
            page.before(),
            page.fetch()));
  }

  List<Version> earlierVersions(Campaign campaign) {
    return contents.of(campaign.tenantId(), List.of(campaign.id())).stream()
        .filter(content -> content.version() < campaign.version())
        .map(content -> new Version(content.version(), complete(campaign.content(), content)))
        .toList();
  }

  void delete(Campaign campaign) {
    database.update(DELETE, campaign.tenantId(), campaign.id());
  }

  private void write(String sql, Campaign campaign) {
    CampaignContent content = campaign.content();
    database.update(
        sql,
        content.name(),
        text(campaign.status()),
        content.trigger().text(),
        content.lookBackDays(),
        campaign.version(),
        campaign.revision(),
        campaign.updatedAt(),
        campaign.activatedAt(),
        campaign.pausedAt(),
        campaign.archivedAt(),
        campaign.createdAt(),
        campaign.tenantId(),
        campaign.id());
  }

  private List<Campaign> withContent(List<Head> heads) {
    if (heads.isEmpty()) {
      return List.of();
    }
    String tenantId = heads.getFirst().campaign().tenantId();
    List<Content> found =
        contents.of(tenantId, heads.stream().map(head -> head.campaign().id()).toList());
    return heads.stream().map(head -> complete(head.campaign(), found)).toList();
  }

  private static Campaign complete(Campaign head, List<Content> contents) {
    Content current =
        contents.stream()
            .filter(
                content ->
                    content.campaignId().equals(head.id()) && content.version() == head.version())
            .findFirst()
            .orElse(new Content(head.id(), head.version(), null, List.of()));
    return head.with(
        complete(head.content(), current), head.version(), head.revision(), head.updatedAt());
  }

  private static CampaignContent complete(CampaignContent head, Content content) {
    return new CampaignContent(
        head.name(), head.trigger(), head.lookBackDays(), content.schedule(), content.steps());
  }

  private static Head read(Row row) throws SQLException {
    return new Head(
        new Campaign(
            row.id("id"),
            row.text("tenant_id"),
            CampaignStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT)),
            row.integer("version"),
            row.bigint("revision"),
            new CampaignContent(
                row.text("name"),
                Trigger.ofText(row.text("trigger_type")).orElseThrow(),
                row.integer("look_back_days"),
                null,
                List.of()),
            row.instant("created_at"),
            row.instant("updated_at"),
            row.instantOrNull("activated_at"),
            row.instantOrNull("paused_at"),
            row.instantOrNull("archived_at")));
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
