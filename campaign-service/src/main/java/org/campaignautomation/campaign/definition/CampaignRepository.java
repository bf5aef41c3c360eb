package org.campaignautomation.campaign.definition;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.definition.ContentRepository.Content;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/** The stored campaigns; what each version consists of is in {@link ContentRepository}. */
@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<CampaignRow, UUID> {

  /** An earlier version that people may still be on. */
  record Version(int number, CampaignContent content) {}

  private final ContentRepository contents;

  CampaignRepository(ContentRepository contents) {
    this.contents = contents;
  }

  void insert(Campaign campaign) {
    persist(new CampaignRow(campaign));
    contents.insert(campaign);
  }

  /** Writes the row. */
  void update(Campaign campaign) {
    row(campaign.tenantId(), campaign.id()).singleResult().become(campaign);
  }

  /** Writes the row, and the content of its version. */
  void updateWithContent(Campaign campaign) {
    update(campaign);
    contents.replace(campaign);
  }

  /** Writes the content of the version at which the campaign is shown. */
  void replaceVersion(Campaign campaign) {
    contents.replace(campaign);
  }

  Optional<Campaign> find(String tenantId, UUID id) {
    return complete(tenantId, row(tenantId, id).list()).stream().findFirst();
  }

  Optional<Campaign> lock(String tenantId, UUID id) {
    return complete(tenantId, row(tenantId, id).withLock(LockModeType.PESSIMISTIC_WRITE).list())
        .stream()
        .findFirst();
  }

  List<Campaign> list(String tenantId, @Nullable CampaignStatus status, PageRequest page) {
    StringBuilder query = new StringBuilder("tenantId = :tenantId");
    Parameters parameters = Parameters.with("tenantId", tenantId);
    if (status != null) {
      query.append(" and status = :status");
      parameters.and("status", EnumColumns.text(status));
    }
    if (page.before() != null) {
      query.append(" and id < :before");
      parameters.and("before", page.before());
    }
    List<CampaignRow> rows =
        find(query.append(" order by id desc").toString(), parameters)
            .range(0, page.fetch() - 1)
            .list();
    return complete(tenantId, rows);
  }

  List<CampaignHeader> headers(String tenantId, Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : find("tenantId = ?1 and id in ?2", tenantId, ids).list().stream()
            .map(CampaignRow::header)
            .toList();
  }

  List<Version> earlierVersions(Campaign campaign) {
    CampaignContent head = campaign.content();
    return contents.of(campaign.tenantId(), List.of(campaign.id())).stream()
        .filter(content -> content.version() < campaign.version())
        .map(
            content ->
                new Version(
                    content.version(),
                    new CampaignContent(
                        head.name(),
                        head.trigger(),
                        head.lookBackDays(),
                        content.schedule(),
                        content.steps())))
        .toList();
  }

  void delete(Campaign campaign) {
    contents.delete(campaign);
    delete("tenantId = ?1 and id = ?2", campaign.tenantId(), campaign.id());
  }

  private PanacheQuery<CampaignRow> row(String tenantId, UUID id) {
    return find("tenantId = ?1 and id = ?2", tenantId, id);
  }

  private List<Campaign> complete(String tenantId, List<CampaignRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Content> found = contents.of(tenantId, rows.stream().map(CampaignRow::id).toList());
    return rows.stream()
        .map(
            row ->
                found.stream()
                    .filter(content -> content.isOf(row.id(), row.version()))
                    .findFirst()
                    .map(content -> row.campaign(content.schedule(), content.steps()))
                    .orElseGet(() -> row.campaign(null, List.of())))
        .toList();
  }
}
