package org.campaignautomation.campaign.contact;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.contact.ContactReader.Reading;
import org.campaignautomation.contracts.CrmEventTypes;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Lists what the CRM's topic brought and could not be taken in, and takes it in after all. */
@ApplicationScoped
public class Rejects {
  private final RejectTable table;
  private final Contacts contacts;
  private final MeterRegistry metrics;

  Rejects(RejectTable table, Contacts contacts, MeterRegistry metrics) {
    this.table = table;
    this.contacts = contacts;
    this.metrics = metrics;
  }

  /** What became of a replay. */
  public record Replayed(UUID id, String outcome, @Nullable UUID contactId) {}

  /**
   * Lists a rejection.
   *
   * @return false if it was listed before
   */
  @Transactional
  public boolean add(Rejection rejection) {
    metrics.counter("ingest.rejected", "code", rejection.code()).increment();
    return table.add(rejection);
  }

  /** A tenant's rejects, replayed ones included. */
  @Transactional
  public Page<Reject> list(String tenantId, PageRequest page) {
    return page.page(table.list(tenantId, page), Reject::id);
  }

  /**
   * One of a tenant's rejects.
   *
   * @throws ProblemException 404
   */
  @Transactional
  public Reject get(String tenantId, UUID id) {
    return table.find(tenantId, id).orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  /**
   * Takes a reject in after all; what was taken in before is not taken in again.
   *
   * @param corrected instead of the record's body; null to take it as it came
   * @throws ProblemException 404, or as for a contact that is refused
   */
  @Transactional
  public Replayed replay(String tenantId, UUID id, @Nullable Reading corrected, String by) {
    Reject reject =
        table.lock(tenantId, id).orElseThrow(() -> new ProblemException(Problem.notFound()));
    if (reject.replayedAt() != null) {
      return new Replayed(id, "already_replayed", reject.contactId());
    }
    byte[] body = reject.body() == null ? new byte[0] : reject.body();
    ContactPatch patch = readable(corrected == null ? ContactReader.read(body) : corrected);
    Instant time = reject.origin().time();
    Outcome outcome =
        CrmEventTypes.CONTACT_DELETED.equals(reject.origin().type())
            ? contacts.erase(tenantId, externalId(patch), time)
            : contacts
                .take(tenantId, List.of(new Statement(patch, time, null)), Door.REST)
                .getFirst();
    return switch (outcome) {
      case Outcome.Refused refused ->
          throw new ProblemException(Problem.validationFailed(refused.faults()));
      case Outcome.Taken taken -> {
        table.replayed(tenantId, id, by, taken.id());
        yield new Replayed(id, taken.kind().text(), taken.id());
      }
    };
  }

  private static String externalId(ContactPatch patch) {
    if (patch.externalId() == null) {
      throw new ProblemException(
          Problem.validationFailed(
              List.of(
                  new Fault(
                      ContactField.EXTERNAL_ID.pointer(),
                      "required",
                      "A contact is erased by its externalId."))));
    }
    return patch.externalId();
  }

  private static ContactPatch readable(Reading reading) {
    return switch (reading) {
      case Reading.Understood understood -> understood.patch();
      case Reading.Malformed malformed -> throw new ProblemException(malformed.problem());
    };
  }
}
