package org.campaignautomation.campaign.tenant;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.api.PageRequest;

/** The stored API keys. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyRow, UUID> {
  Optional<ApiKeyRow> findGood(KeySecret secret) {
    return find("hash = ?1 and revokedAt is null", (Object) secret.hash()).firstResultOptional();
  }

  Optional<ApiKeyRow> findOf(String tenantId, UUID id) {
    return find("tenantId = ?1 and id = ?2", tenantId, id).firstResultOptional();
  }

  List<ApiKeyRow> list(String tenantId, PageRequest page) {
    PanacheQuery<ApiKeyRow> query =
        page.before() == null
            ? find("tenantId = ?1 order by id desc", tenantId)
            : find("tenantId = ?1 and id < ?2 order by id desc", tenantId, page.before());
    return query.range(0, page.fetch() - 1).list();
  }
}
