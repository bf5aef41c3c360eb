package org.campaignautomation.campaign.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.campaign.definition.ActiveCampaigns;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Holds completed jobs against accepted messages for all tenants, once an interval in one pod, and
 * shows the result in each. A tenant whose books cannot be known now keeps its last result.
 */
@Singleton
class BooksCheck {
  private static final Logger LOG = Logger.getLogger(BooksCheck.class);

  /** Named in the records of the services that are asked. */
  private static final String ACTOR = "campaign-service";

  private final ActiveCampaigns campaigns;
  private final MessageBooks books;
  private final MessageBooksTable table;
  private final Transactions transactions;
  private final MeterRegistry metrics;
  private final Duration turn;
  private final AtomicLong gap = new AtomicLong();
  private final AtomicLong withGap = new AtomicLong();

  BooksCheck(
      ActiveCampaigns campaigns,
      MessageBooks books,
      MessageBooksTable table,
      Transactions transactions,
      MeterRegistry metrics,
      @ConfigProperty(name = "campaigns.books.turn") Duration turn) {
    this.campaigns = campaigns;
    this.books = books;
    this.table = table;
    this.transactions = transactions;
    this.metrics = metrics;
    this.turn = turn;
    Gauge.builder("books.messages.gap", gap, AtomicLong::get)
        .description("Accepted messages without a completed job, and the other way round")
        .register(metrics);
    Gauge.builder("books.messages.campaigns.with.gap", withGap, AtomicLong::get)
        .description("Campaigns whose completed jobs are not as many as the accepted messages")
        .register(metrics);
  }

  @Scheduled(
      every = "${campaigns.books.interval}",
      delayed = "${campaigns.books.delay}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() {
    if (transactions.run(() -> table.takeTurn(turn))) {
      campaigns.tenants().forEach(this::check);
    }
    show();
  }

  private void check(String tenantId) {
    try {
      List<MessageBooks.Gap> gaps = books.gaps(new Asker(tenantId, ACTOR));
      long sum = gaps.stream().mapToLong(one -> Math.abs(one.gap())).sum();
      transactions.run(
          () -> {
            table.note(tenantId, new MessageBooksTable.Total(sum, gaps.size()));
            return sum;
          });
      count("done");
    } catch (ProblemException e) {
      count("unanswered");
    }
  }

  private void show() {
    MessageBooksTable.Total total = transactions.run(() -> table.total(null));
    gap.set(total.gap());
    withGap.set(total.campaigns());
    if (total.gap() != 0) {
      LOG.errorf(
          "%d messages of %d campaigns are accepted without a completed job, or the other way"
              + " round.",
          total.gap(), total.campaigns());
    }
  }

  private void count(String result) {
    metrics.counter("books.comparisons", "result", result).increment();
  }
}
