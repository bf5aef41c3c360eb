package org.campaignautomation.campaign.contact;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.campaignautomation.campaign.contact.ContactTable.Written;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The hot path: a batch of statements becomes rows and events in a handful of statements, whatever
 * its size.
 */
@Singleton
class ContactIntake {
  private final ContactTable table;
  private final ErasureTable erasures;
  private final ContactAnnouncer announcer;
  private final Settings settings;
  private final MeterRegistry metrics;

  ContactIntake(
      ContactTable table,
      ErasureTable erasures,
      ContactAnnouncer announcer,
      Settings settings,
      MeterRegistry metrics) {
    this.table = table;
    this.erasures = erasures;
    this.announcer = announcer;
    this.settings = settings;
    this.metrics = metrics;
  }

  List<Outcome> take(String tenantId, List<Statement> statements, Door door) {
    var batch =
        new Batch(
            tenantId,
            statements,
            new ContactMerge(settings.of(tenantId).defaultZone(), door),
            erasuresOf(tenantId, statements));
    Set<String> pending = batch.group();
    while (!pending.isEmpty()) {
      // What was neither inserted nor found was erased in between: it is new after all.
      pending = settle(batch, pending);
    }
    count(batch, door);
    return batch.outcomes();
  }

  private Set<String> settle(Batch batch, Set<String> externalIds) {
    Map<String, ContactHistory> asNew = HashMap.newHashMap(externalIds.size());
    List<Written> candidates = new ArrayList<>();
    for (String externalId : externalIds) {
      ContactHistory history = batch.follow(externalId, null);
      asNew.put(externalId, history);
      if (history.data() != null) {
        candidates.add(new Written(Ids.next(), history.data(), history.sourceTime()));
      }
    }
    Map<String, StoredContact> added =
        candidates.isEmpty() ? Map.of() : table.insertOrLock(batch.tenantId, candidates);
    Set<String> others = new HashSet<>(externalIds);
    others.removeAll(added.keySet());
    Map<String, StoredContact> existing =
        others.isEmpty() ? Map.of() : table.lock(batch.tenantId, others);

    List<ContactAnnouncer.Change> changes = new ArrayList<>();
    added.forEach(
        (externalId, contact) -> {
          ContactHistory history = Objects.requireNonNull(asNew.get(externalId));
          batch.settle(externalId, history, contact.id());
          changes.add(new ContactAnnouncer.Change(contact, true, history.traceparent()));
        });
    changes.addAll(change(batch, existing));
    announcer.changed(changes);

    Set<String> vanished = new HashSet<>();
    others.removeAll(existing.keySet());
    for (String externalId : others) {
      ContactHistory history = Objects.requireNonNull(asNew.get(externalId));
      if (history.data() == null) {
        batch.settle(externalId, history, null);
      } else {
        vanished.add(externalId);
      }
    }
    return vanished;
  }

  private List<ContactAnnouncer.Change> change(Batch batch, Map<String, StoredContact> existing) {
    Map<String, ContactHistory> changed = new HashMap<>();
    List<Written> toWrite = new ArrayList<>();
    List<Written> toTouch = new ArrayList<>();
    existing.forEach(
        (externalId, contact) -> {
          ContactHistory history = batch.follow(externalId, contact);
          batch.settle(externalId, history, contact.id());
          var written =
              new Written(
                  contact.id(), Objects.requireNonNull(history.data()), history.sourceTime());
          if (history.isChanged()) {
            changed.put(externalId, history);
            toWrite.add(written);
          } else if (history.isOnlyTouched()) {
            toTouch.add(written);
          }
        });
    if (!toTouch.isEmpty()) {
      table.touch(batch.tenantId, toTouch);
    }
    if (toWrite.isEmpty()) {
      return List.of();
    }
    List<ContactAnnouncer.Change> changes = new ArrayList<>(toWrite.size());
    table
        .update(batch.tenantId, toWrite)
        .forEach(
            (externalId, contact) ->
                changes.add(
                    new ContactAnnouncer.Change(
                        contact,
                        false,
                        Objects.requireNonNull(changed.get(externalId)).traceparent())));
    return changes;
  }

  /** Only an event with a time can come late. */
  private Map<String, Instant> erasuresOf(String tenantId, List<Statement> statements) {
    List<String> dated =
        statements.stream()
            .filter(statement -> statement.sourceTime() != null)
            .map(statement -> statement.patch().externalId())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return erasures.find(tenantId, dated);
  }

  private void count(Batch batch, Door door) {
    for (Outcome outcome : batch.outcomes()) {
      String text =
          switch (outcome) {
            case Outcome.Taken taken -> taken.kind().text();
            case Outcome.Refused refused -> "rejected";
          };
      metrics.counter("contacts.ingested", "door", door.text(), "outcome", text).increment();
    }
    if (batch.zonesLeftOut > 0) {
      metrics.counter("contacts.zones.unknown", "door", door.text()).increment(batch.zonesLeftOut);
    }
  }

  /** The statements of one batch by contact, and their outcomes. */
  private static final class Batch {
    private final String tenantId;
    private final List<Statement> statements;
    private final ContactMerge merge;
    private final Map<String, Instant> erasedAt;
    private final Map<String, List<Integer>> places = new LinkedHashMap<>();
    private final @Nullable Outcome[] outcomes;
    private int zonesLeftOut;

    Batch(
        String tenantId,
        List<Statement> statements,
        ContactMerge merge,
        Map<String, Instant> erasedAt) {
      this.tenantId = tenantId;
      this.statements = statements;
      this.merge = merge;
      this.erasedAt = erasedAt;
      this.outcomes = new @Nullable Outcome[statements.size()];
    }

    /** The contacts concerned; a statement that names none, or none that can be, is refused. */
    Set<String> group() {
      for (int place = 0; place < statements.size(); place++) {
        ContactPatch patch = statements.get(place).patch();
        String externalId = patch.externalId();
        if (externalId == null || !isKey(externalId)) {
          outcomes[place] = refusal(patch);
        } else {
          places.computeIfAbsent(externalId, key -> new ArrayList<>()).add(place);
        }
      }
      return places.keySet();
    }

    private static boolean isKey(String externalId) {
      return externalId.length() <= ContactField.EXTERNAL_ID.maxLength()
          && Texts.isLine(externalId);
    }

    private Outcome refusal(ContactPatch patch) {
      return switch (merge.apply(null, patch)) {
        case ContactMerge.Result.Refused refused -> new Outcome.Refused(refused.faults());
        case ContactMerge.Result.Merged merged -> throw new IllegalStateException("has no key");
      };
    }

    ContactHistory follow(String externalId, @Nullable StoredContact before) {
      var history = new ContactHistory(merge, before, erasedAt.get(externalId));
      placesOf(externalId).forEach(place -> history.apply(statements.get(place)));
      return history;
    }

    void settle(String externalId, ContactHistory history, @Nullable UUID id) {
      List<Integer> at = placesOf(externalId);
      for (int i = 0; i < at.size(); i++) {
        ContactHistory.Step step = history.steps().get(i);
        outcomes[at.get(i)] =
            step.kind() == null
                ? new Outcome.Refused(step.faults())
                : new Outcome.Taken(step.kind(), id);
      }
      zonesLeftOut += history.zonesLeftOut();
    }

    private List<Integer> placesOf(String externalId) {
      return Objects.requireNonNull(places.get(externalId));
    }

    List<Outcome> outcomes() {
      return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    }
  }
}
