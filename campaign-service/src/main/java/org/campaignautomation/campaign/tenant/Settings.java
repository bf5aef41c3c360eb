package org.campaignautomation.campaign.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads and changes a tenant's settings. */
@ApplicationScoped
public class Settings {
  private final SettingsRepository stored;
  private final SettingsAnnouncer announcer;
  private final Database database;

  Settings(SettingsRepository stored, SettingsAnnouncer announcer, Database database) {
    this.stored = stored;
    this.announcer = announcer;
    this.database = database;
  }

  /** A tenant's settings; those of a tenant that has set nothing, if so. */
  @Transactional
  public TenantSettings of(String tenantId) {
    return stored
        .findByIdOptional(tenantId)
        .map(SettingsRow::settings)
        .orElseGet(() -> TenantSettings.unset(tenantId));
  }

  /**
   * Replaces a tenant's settings.
   *
   * @param ifMatch the entity tag that the change was made for; null for any
   * @throws ProblemException 412 if they have changed since, 422 with every fault
   */
  @Transactional
  public TenantSettings replace(String tenantId, SettingsChange change, @Nullable String ifMatch) {
    List<Fault> faults = change.faults();
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    Optional<SettingsRow> existing = stored.lock(tenantId);
    EntityTags.check(ifMatch, existing.map(row -> row.settings().revision()).orElse(0L));
    TenantSettings changed =
        existing.isPresent() ? change(existing.get(), change) : insert(tenantId, change);
    announcer.changed(changed);
    return changed;
  }

  /**
   * Gives a tenant its first settings; one that has any keeps them.
   *
   * @throws IllegalArgumentException if they are not valid
   */
  @Transactional
  void initialise(String tenantId, SettingsChange initial) {
    List<Fault> faults = initial.faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "The configured settings of tenant " + tenantId + " are not valid: " + faults);
    }
    if (stored.insert(tenantId, initial)) {
      announcer.changed(stored.findById(tenantId).settings());
    }
  }

  private TenantSettings insert(String tenantId, SettingsChange first) {
    if (!stored.insert(tenantId, first)) {
      throw new ProblemException(Problem.versionMismatch());
    }
    return stored.findById(tenantId).settings();
  }

  private TenantSettings change(SettingsRow row, SettingsChange change) {
    row.change(change, database.now());
    return row.settings();
  }
}
