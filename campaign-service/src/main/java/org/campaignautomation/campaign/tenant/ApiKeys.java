package org.campaignautomation.campaign.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes a tenant's API keys. */
@ApplicationScoped
public class ApiKeys {
  private static final int MAX_NAME = 200;

  private final ApiKeyRepository stored;
  private final Database database;

  ApiKeys(ApiKeyRepository stored, Database database) {
    this.stored = stored;
    this.database = database;
  }

  /**
   * A key just made.
   *
   * @param secret the key in clear, to be shown this once
   */
  public record NewKey(ApiKey key, String secret) {}

  /**
   * Makes a key.
   *
   * @throws ProblemException 422 with every fault
   */
  @Transactional
  public NewKey create(
      String tenantId, @Nullable String name, @Nullable KeyScope scope, String createdBy) {
    List<Fault> faults = new ArrayList<>();
    if (name == null || name.isBlank() || name.length() > MAX_NAME || name.contains("\0")) {
      faults.add(new Fault("/name", "invalid_length", "Give a name of 1 to 200 characters."));
    }
    if (scope == null) {
      faults.add(new Fault("/scope", "required", "Give a scope: ingest or service."));
    }
    if (name == null || scope == null || !faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    KeySecret secret = KeySecret.random();
    ApiKey key =
        new ApiKey(
            Ids.next(),
            tenantId,
            name.strip(),
            scope,
            secret.hint(),
            createdBy,
            database.now(),
            null);
    stored.persist(new ApiKeyRow(key, secret.hash()));
    return new NewKey(key, secret.text());
  }

  /** A tenant's keys, revoked ones included. */
  @Transactional
  public Page<ApiKey> list(String tenantId, PageRequest page) {
    return page.page(stored.list(tenantId, page).stream().map(ApiKeyRow::key).toList(), ApiKey::id);
  }

  /**
   * Ends a key at once; to end it again changes nothing.
   *
   * @throws ProblemException 404 if the tenant has no such key
   */
  @Transactional
  public void revoke(String tenantId, UUID id) {
    stored
        .findOf(tenantId, id)
        .orElseThrow(() -> new ProblemException(Problem.notFound()))
        .revoke(database.now());
  }

  /** The key that a secret belongs to, while it is good. */
  @Transactional
  Optional<ApiKey> find(KeySecret secret) {
    return stored.findGood(secret).map(ApiKeyRow::key);
  }
}
