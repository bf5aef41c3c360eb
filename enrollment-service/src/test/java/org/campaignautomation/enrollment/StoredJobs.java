package org.campaignautomation.enrollment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.catalog.SendingRules;
import org.campaignautomation.enrollment.catalog.TenantSettings;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** Takes in what other services say, and looks at what is stored. */
@Singleton
public class StoredJobs {
  private final Database database;
  private final Catalog catalog;
  private final Contacts contacts;

  StoredJobs(Database database, Catalog catalog, Contacts contacts) {
    this.database = database;
    this.catalog = catalog;
    this.contacts = contacts;
  }

  /** A job's row, as far as the tests look at it. */
  public record Stored(
      UUID id,
      UUID contactId,
      int step,
      String status,
      @Nullable String reason,
      int attempt,
      long revision,
      Instant plannedAt,
      @Nullable Instant dueAt,
      @Nullable Instant leaseUntil) {}

  public void clear() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    truncate campaigns, campaign_versions, campaign_tasks, campaign_runs, contacts,
                             enrollments, automation_jobs, tenant_settings, pump_beats, job_history,
                             removed_jobs, tallies, ended_tallies, book_gaps, test_jobs, test_runs, immediate_messages
                    """));
  }

  public void define(Definition definition) {
    QuarkusTransaction.requiringNew().run(() -> catalog.define(List.of(definition)));
  }

  public void settle(String tenantId, long revision, SendingRules rules) {
    TenantSettings settings =
        new TenantSettings(tenantId, revision, "Acme", "Europe/Berlin", rules, Instant.now());
    QuarkusTransaction.requiringNew().run(() -> catalog.settle(List.of(settings)));
  }

  public void hear(List<? extends ContactChange> changes) {
    QuarkusTransaction.requiringNew().run(() -> contacts.apply(List.copyOf(changes)));
  }

  /** The jobs of a campaign in order of contact and step. */
  public List<Stored> of(UUID campaignId) {
    return database.query(
        "select * from automation_jobs where campaign_id = ? order by contact_id, step",
        row ->
            new Stored(
                row.uuid("id"),
                row.uuid("contact_id"),
                row.number("step"),
                row.text("status"),
                row.textOrNull("reason"),
                row.number("attempt"),
                row.count("revision"),
                row.instant("planned_at"),
                row.instantOrNull("due_at"),
                row.instantOrNull("lease_until")),
        campaignId);
  }

  public long enrolled(UUID campaignId) {
    return database
        .query(
            "select count(*) as n from enrollments where campaign_id = ?",
            row -> row.count("n"),
            campaignId)
        .getFirst();
  }

  /** Makes all plans of a campaign lie further back. */
  public void age(UUID campaignId, int minutes) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    update automation_jobs set planned_at = planned_at - make_interval(mins => ?)
                    where campaign_id = ?
                    """,
                    minutes,
                    campaignId));
  }
}
