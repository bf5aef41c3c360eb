package org.campaignautomation.campaign.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.api.KeptAnswers;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.contact.ContactTable.Written;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Takes contacts in, shows, changes and erases them. */
@ApplicationScoped
public class Contacts {
  private final ContactTable table;
  private final ContactIntake intake;
  private final ErasureTable erasures;
  private final RejectTable rejects;
  private final KeptAnswers keptAnswers;
  private final ContactAnnouncer announcer;
  private final Instance<ErasureFollower> followers;
  private final Settings settings;
  private final Database database;

  Contacts(
      ContactTable table,
      ContactIntake intake,
      ErasureTable erasures,
      RejectTable rejects,
      KeptAnswers keptAnswers,
      ContactAnnouncer announcer,
      Instance<ErasureFollower> followers,
      Settings settings,
      Database database) {
    this.table = table;
    this.intake = intake;
    this.erasures = erasures;
    this.rejects = rejects;
    this.keptAnswers = keptAnswers;
    this.announcer = announcer;
    this.followers = followers;
    this.settings = settings;
    this.database = database;
  }

  /** A contact after it was taken in. */
  public record Upserted(Outcome.Kind kind, StoredContact contact) {}

  /**
   * Takes in a batch in one transaction: one contact for each external id, one event for each
   * contact that is new or changed.
   *
   * @return the outcome of each statement, in their order
   */
  @Transactional
  public List<Outcome> take(String tenantId, List<Statement> statements, Door door) {
    return intake.take(tenantId, statements, door);
  }

  /**
   * Takes in one contact.
   *
   * @throws ProblemException 422 with every fault
   */
  @Transactional
  public Upserted upsert(String tenantId, ContactPatch patch) {
    Outcome outcome = intake.take(tenantId, List.of(Statement.now(patch)), Door.REST).getFirst();
    return switch (outcome) {
      case Outcome.Refused refused ->
          throw new ProblemException(Problem.validationFailed(refused.faults()));
      case Outcome.Taken taken ->
          new Upserted(
              taken.kind(),
              Optional.ofNullable(taken.id())
                  .flatMap(id -> table.find(tenantId, id))
                  .orElseThrow());
    };
  }

  /**
   * Changes a contact by its id.
   *
   * @throws ProblemException 404, 412 if it has changed since, 422 with every fault
   */
  @Transactional
  public StoredContact patch(
      String tenantId, UUID id, ContactPatch patch, @Nullable String ifMatch) {
    StoredContact current = table.lock(tenantId, id).orElseThrow(Contacts::notFound);
    EntityTags.check(ifMatch, current.revision());
    var merge = new ContactMerge(settings.of(tenantId).defaultZone(), Door.REST);
    return switch (merge.apply(current.data(), patch)) {
      case ContactMerge.Result.Refused refused ->
          throw new ProblemException(Problem.validationFailed(refused.faults()));
      case ContactMerge.Result.Merged merged when merged.data().equals(current.data()) -> current;
      case ContactMerge.Result.Merged merged -> {
        var written = new Written(id, merged.data(), current.sourceTime());
        StoredContact changed = table.update(tenantId, List.of(written)).values().iterator().next();
        announcer.changed(List.of(new ContactAnnouncer.Change(changed, false, null)));
        yield changed;
      }
    };
  }

  /**
   * One contact.
   *
   * @throws ProblemException 404
   */
  @Transactional
  public StoredContact get(String tenantId, UUID id) {
    return table.find(tenantId, id).orElseThrow(Contacts::notFound);
  }

  /**
   * Somebody as they would be taken in; nothing is stored.
   *
   * @throws ProblemException 422 with every fault
   */
  @Transactional
  public ContactData imagine(String tenantId, ContactPatch patch) {
    var merge = new ContactMerge(settings.of(tenantId).defaultZone(), Door.REST);
    return switch (merge.apply(null, patch.withDefault(ContactField.EXTERNAL_ID, "preview"))) {
      case ContactMerge.Result.Refused refused ->
          throw new ProblemException(Problem.validationFailed(refused.faults()));
      case ContactMerge.Result.Merged merged -> merged.data();
    };
  }

  /** A tenant's contacts. */
  @Transactional
  public Page<StoredContact> list(String tenantId, PageRequest page) {
    return page.page(table.list(tenantId, page), StoredContact::id);
  }

  /**
   * Erases a contact and all that shows it.
   *
   * @throws ProblemException 404, 412 if it has changed since it was read
   */
  @Transactional
  public void erase(String tenantId, UUID id, @Nullable String ifMatch) {
    StoredContact contact = table.lock(tenantId, id).orElseThrow(Contacts::notFound);
    EntityTags.check(ifMatch, contact.revision());
    erase(contact, database.now());
  }

  /**
   * Erases a contact that its company says is gone; one that is not there stays away.
   *
   * @param time when the company said so; null for now
   */
  @Transactional
  public Outcome erase(String tenantId, String externalId, @Nullable Instant time) {
    Instant erasedAt = time == null ? database.now() : time;
    StoredContact contact = table.lock(tenantId, List.of(externalId)).get(externalId);
    if (contact == null) {
      erasures.record(tenantId, externalId, erasedAt);
      return new Outcome.Taken(Outcome.Kind.UNCHANGED, null);
    }
    if (time != null && contact.sourceTime() != null && time.isBefore(contact.sourceTime())) {
      return new Outcome.Taken(Outcome.Kind.STALE, contact.id());
    }
    erase(contact, erasedAt);
    return new Outcome.Taken(Outcome.Kind.UPDATED, contact.id());
  }

  /** Those of these external ids whose contacts were erased behind a moment. */
  @Transactional
  public Set<String> erasedSince(String tenantId, Collection<String> externalIds, Instant since) {
    return erasures.find(tenantId, externalIds).entrySet().stream()
        .filter(erasure -> erasure.getValue().isAfter(since))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void erase(StoredContact contact, Instant erasedAt) {
    String tenantId = contact.tenantId();
    table.delete(tenantId, contact.id());
    erasures.record(tenantId, contact.data().externalId(), erasedAt);
    rejects.forget(tenantId, contact.data().externalId());
    followers.forEach(follower -> follower.erased(tenantId, contact.data().externalId()));
    keptAnswers.forget(tenantId, contact.id());
    announcer.erased(tenantId, contact.id(), contact.revision() + 1, erasedAt);
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.notFound());
  }
}
