package org.campaignautomation.dispatch.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.channel.SmsHistory;
import org.campaignautomation.dispatch.channel.SmsHistory.TakenText;
import org.campaignautomation.dispatch.suppression.AddressHash;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;

/**
 * Asks the provider about SMS whose outcome nobody knows, after its callback had its chance. Runs
 * in every pod; each doubt is one pod's at a time.
 *
 * <p>The provider lists messages by number and knows nothing of our jobs. One with the same text at
 * the right time is ours if it is the only one listed that we do not know, and no other hand-over
 * with that text and number is open; anything else is ambiguous, and ambiguous stays unknown.
 */
@Singleton
class Reconciliation {
  private static final Logger LOG = Logger.getLogger(Reconciliation.class);
  private static final int BATCH = 50;

  /** Clocks differ, and the provider's list knows whole seconds. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final ResolutionTable table;
  private final Resolutions resolutions;
  private final SmsHistory history;
  private final AddressHash hashes;
  private final ResolutionConfig config;
  private final Duration longestHandOver;

  Reconciliation(
      ResolutionTable table,
      Resolutions resolutions,
      SmsHistory history,
      AddressHash hashes,
      ResolutionConfig config,
      DeliveryConfig delivery) {
    this.table = table;
    this.resolutions = resolutions;
    this.history = history;
    this.hashes = hashes;
    this.config = config;
    this.longestHandOver = delivery.unknownAfter();
  }

  @Scheduled(
      every = "${dispatch.reconciliation.interval}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    try {
      QuarkusTransaction.requiringNew().run(() -> table.forgetNumbers(config.giveUpAfter()));
      List<ResolutionTable.Doubt> doubts;
      do {
        doubts =
            QuarkusTransaction.requiringNew()
                .call(() -> table.takeDoubts(config.askAfter(), config.askAgainAfter(), BATCH));
        doubts.forEach(this::ask);
      } while (doubts.size() == BATCH);
    } catch (RuntimeException e) {
      LOG.warnf("Unknown outcomes wait for the next try: %s", Logs.describe(e));
    }
  }

  private void ask(ResolutionTable.Doubt doubt) {
    Optional<List<TakenText>> listed = history.to(doubt.recipient());
    if (listed.isEmpty()) {
      return;
    }
    List<TakenText> alike = listed.get().stream().filter(text -> isAlike(text, doubt)).toList();
    boolean absent =
        QuarkusTransaction.requiringNew().call(() -> settle(doubt, alike) && isOver(doubt));
    if (absent && config.sms() == ResolutionConfig.Policy.RESEND) {
      resolutions.refuse(doubt.key(), "not_accepted", "the provider does not have it");
    }
  }

  /** Accepts the doubt if it is certain; true if the provider has nothing like it. */
  private boolean settle(ResolutionTable.Doubt doubt, List<TakenText> alike) {
    Set<String> known = table.known(alike.stream().map(TakenText::id).toList());
    List<TakenText> free = alike.stream().filter(text -> !known.contains(text.id())).toList();
    if (free.size() == 1 && table.countAlike(doubt) == 1) {
      resolutions.accept(doubt.key(), free.getFirst().id(), "history");
    }
    return free.isEmpty();
  }

  private boolean isAlike(TakenText text, ResolutionTable.Doubt doubt) {
    Instant earliest = doubt.sendingAt().minus(SKEW);
    Instant latest = doubt.sendingAt().plus(longestHandOver).plus(SKEW);
    return text.createdAt().isAfter(earliest)
        && text.createdAt().isBefore(latest)
        && HexFormat.of()
            .formatHex(hashes.of(doubt.tenantId(), Channel.SMS, text.body()))
            .equals(doubt.contentHash());
  }

  private boolean isOver(ResolutionTable.Doubt doubt) {
    return doubt.sendingAt().plus(config.absentAfter()).isBefore(doubt.askedAt());
  }
}
