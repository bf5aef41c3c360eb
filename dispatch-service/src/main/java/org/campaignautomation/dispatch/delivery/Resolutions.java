package org.campaignautomation.dispatch.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.outbox.Outbox;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Settles outcomes later than the hand-over: by what providers tell, and by decision. */
@Singleton
public class Resolutions {
  private static final Logger LOG = Logger.getLogger(Resolutions.class);

  /** By which enrollment-service knows that a further attempt is wanted whatever became since. */
  private static final String RESEND_ORDERED = "resend_ordered";

  private final ResolutionTable table;
  private final DeliveryLedger ledger;
  private final Outbox outbox;
  private final MeterRegistry metrics;

  Resolutions(ResolutionTable table, DeliveryLedger ledger, Outbox outbox, MeterRegistry metrics) {
    this.table = table;
    this.ledger = ledger;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /** What somebody decides about an unknown outcome. */
  public enum Decision {
    /** It counts as not taken, and is sent again as a new attempt. */
    RESEND("resend"),
    /** It counts as sent. */
    MARK_SENT("mark_sent");

    private final String column;

    Decision(String column) {
      this.column = column;
    }

    /** As it is stored and told. */
    public String text() {
      return column;
    }
  }

  /** Whether a decision could be made. */
  public enum Verdict {
    DONE,
    /** The tenant has no such delivery. */
    NOT_FOUND,
    /** Its outcome is known. */
    NOT_UNKNOWN
  }

  /** Unknown outcomes, newest first, from behind a position on. */
  public List<UnknownDelivery> unknown(
      String tenantId, UnknownDelivery.@Nullable Position before, int limit) {
    return QuarkusTransaction.requiringNew().call(() -> table.unknown(tenantId, before, limit));
  }

  /**
   * Settles an unknown outcome by decision; who decided it and why is kept for ever.
   *
   * @param actor a user's or a key's name, never an address
   */
  public Verdict decide(
      String tenantId, UUID jobId, Decision decision, String actor, String reason) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              LedgerRow row = table.lockNewest(tenantId, jobId).orElse(null);
              if (row == null) {
                return Verdict.NOT_FOUND;
              }
              if (row.ending().state() != DeliveryState.UNKNOWN) {
                return Verdict.NOT_UNKNOWN;
              }
              UUID id = Ids.next();
              table.decide(id, tenantId, row.key(), decision.column, actor, reason);
              end(row.key(), ending(decision, id));
              count("decision");
              return Verdict.DONE;
            });
  }

  private static Ending ending(Decision decision, UUID id) {
    return switch (decision) {
      case RESEND ->
          Ending.failed(
              FailureClass.PROVIDER_OUTAGE, RESEND_ORDERED, "decided to count as not taken");
      case MARK_SENT ->
          new Ending(
              DeliveryState.ACCEPTED, "decision:" + id, null, null, "decided to count as sent");
    };
  }

  /**
   * Takes in what a provider tells of an attempt: that it has the message at all, and what became
   * of it. Told again, or out of order, it changes nothing.
   *
   * @return false if there is no such attempt
   */
  public boolean hear(UUID jobId, int attempt, ProviderNews news) {
    AttemptKey key = new AttemptKey(jobId, attempt);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              LedgerRow row = table.lock(key).orElse(null);
              if (row == null) {
                return false;
              }
              switch (row.ending().state()) {
                case SENDING, UNKNOWN -> {
                  accept(key, news.providerId(), "callback");
                  move(row, news);
                }
                case ACCEPTED -> {
                  if (!news.providerId().equals(row.ending().providerId())
                      && !isDecided(row.ending())) {
                    contradiction(row, "another message of the same attempt");
                  } else {
                    move(row, news);
                  }
                }
                case FAILED -> contradiction(row, "the provider has what counts as not taken");
              }
              return true;
            });
  }

  private static boolean isDecided(Ending ending) {
    return String.valueOf(ending.providerId()).startsWith("decision:");
  }

  /** The provider was found to have it. In the caller's transaction. */
  void accept(AttemptKey key, String providerId, String how) {
    end(key, new Ending(DeliveryState.ACCEPTED, providerId, null, null, null));
    count(how);
  }

  /** The provider was found not to have it, and a new attempt may be made. */
  void refuse(AttemptKey key, String code, String detail) {
    QuarkusTransaction.requiringNew()
        .run(() -> end(key, Ending.failed(FailureClass.PROVIDER_OUTAGE, code, detail)));
    count("absent");
  }

  private void end(AttemptKey key, Ending ending) {
    end(Map.of(key, ending));
  }

  /**
   * Records endings and tells them, in the caller's transaction. One that comes after somebody
   * decided otherwise changes nothing, and is noticed.
   */
  void end(Map<AttemptKey, Ending> endings) {
    List<LedgerRow> ended = ledger.end(endings);
    outbox.append(
        ended.stream()
            .map(row -> Answers.of(row, row.revision()))
            .flatMap(Optional::stream)
            .toList());
    if (ended.size() < endings.size()) {
      noticeLate(endings, ended);
    }
  }

  private void noticeLate(Map<AttemptKey, Ending> endings, List<LedgerRow> ended) {
    Map<AttemptKey, Ending> late = new HashMap<>(endings);
    ended.forEach(row -> late.remove(row.key()));
    ledger.ofJobs(late.keySet().stream().map(AttemptKey::jobId).toList()).stream()
        .filter(row -> row.ending().state() == DeliveryState.FAILED)
        .filter(row -> isAccepted(late.get(row.key())))
        .forEach(row -> contradiction(row, "the provider took what counts as not taken"));
  }

  private static boolean isAccepted(@Nullable Ending ending) {
    return ending != null && ending.state() == DeliveryState.ACCEPTED;
  }

  private void move(LedgerRow row, ProviderNews news) {
    if (news.state() == null) {
      return;
    }
    List<OutgoingEvent> changes = new ArrayList<>();
    if (table.move(row.key(), news.state().name().toLowerCase(Locale.ROOT), news.code())) {
      changes.add(Answers.changed(row, news.state(), news.code(), ledger.now()));
    }
    outbox.append(changes);
  }

  /** Somebody may have got a message twice: that must not pass in silence. */
  private void contradiction(LedgerRow row, String what) {
    metrics.counter("dispatch.ledger.contradictions").increment();
    LOG.errorf("Job %s, attempt %d: %s", row.key().jobId(), row.key().attempt(), what);
  }

  private void count(String how) {
    metrics.counter("dispatch.ledger.resolved", "by", how).increment();
  }
}
