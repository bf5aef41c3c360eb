package org.campaignautomation.campaign.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored API key. */
@Entity
@Table(name = "api_keys")
class ApiKeyRow {
  @Id private UUID id;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(updatable = false)
  private String name;

  @Column(updatable = false)
  private String scope;

  @Column(updatable = false)
  private String hint;

  @Column(updatable = false)
  private byte[] hash;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For Hibernate. */
  ApiKeyRow() {}

  ApiKeyRow(ApiKey key, byte[] hash) {
    this.id = key.id();
    this.tenantId = key.tenantId();
    this.name = key.name();
    this.scope = key.scope().column();
    this.hint = key.hint();
    this.hash = hash.clone();
    this.createdBy = key.createdBy();
    this.createdAt = key.createdAt();
    this.revokedAt = key.revokedAt();
  }

  ApiKey key() {
    return new ApiKey(
        id, tenantId, name, KeyScope.ofColumn(scope), hint, createdBy, createdAt, revokedAt);
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }
}
