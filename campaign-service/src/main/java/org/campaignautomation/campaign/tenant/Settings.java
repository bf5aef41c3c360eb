package org.campaignautomation.campaign.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads and changes a tenant's settings. */
@ApplicationScoped
public class Settings {
  private final SettingsTable table;
  private final SettingsAnnouncer announcer;

  Settings(SettingsTable table, SettingsAnnouncer announcer) {
    this.table = table;
    this.announcer = announcer;
  }

  /** A tenant's settings; those of a tenant that has set nothing, if so. */
  @Transactional
  public TenantSettings of(String tenantId) {
    return table.find(tenantId).orElseGet(() -> TenantSettings.unset(tenantId));
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
    Optional<TenantSettings> existing = table.lock(tenantId);
    EntityTags.check(ifMatch, existing.map(TenantSettings::revision).orElse(0L));
    TenantSettings changed =
        existing.isPresent()
            ? table.update(tenantId, change)
            : table
                .insert(tenantId, change)
                .orElseThrow(() -> new ProblemException(Problem.versionMismatch()));
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
    table.insert(tenantId, initial).ifPresent(announcer::changed);
  }
}
