package org.campaignautomation.benchmarks.whole;

import java.time.Duration;
import java.util.List;
import org.campaignautomation.benchmarks.machine.Waiting;

/**
 * Many people at once, each with an e-mail and an SMS, from the CRM's topic to the providers and
 * back into the books.
 */
final class Burst {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private Burst() {}

  /**
   * What it came to.
   *
   * @param messages e-mails and SMS together
   * @param cpuSeconds of the processors, that services, database and broker took
   * @param deepestQueue the most records or rows that waited between two services at a time
   */
  record Outcome(
      int messages, Duration took, double cpuSeconds, long deepestQueue, int lost, int duplicates) {
    double messagesPerSecond() {
      return messages / (took.toNanos() / 1e9);
    }
  }

  /** Lets them come in while a campaign of an e-mail and an SMS is active; waits for the end. */
  static Outcome of(Product product, int people) {
    Newcomers newcomers = Newcomers.next(people);
    int mailsBefore = product.mails().arrivals().count();
    int textsBefore = product.texts().arrivals().count();
    int completedBefore = product.completed();
    double cpuBefore = product.cpuSeconds();
    long began = System.nanoTime();
    product.acme().created(newcomers);
    Queues queues = new Queues(product.backends());
    Waiting.until(
        "everybody has an e-mail and an SMS",
        LIMIT,
        () -> {
          queues.look();
          return product.mails().arrivals().count() - mailsBefore >= people
              && product.texts().arrivals().count() - textsBefore >= people;
        });
    product.awaitCompleted(completedBefore + 2 * people, LIMIT);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Outcome(
        2 * people,
        took,
        product.cpuSeconds() - cpuBefore,
        queues.deepest(),
        newcomers.withoutMail(product.mails().arrivals())
            + newcomers.withoutText(product.texts().arrivals()),
        duplicates(product));
  }

  private static int duplicates(Product product) {
    return List.of(product.mails().arrivals(), product.texts().arrivals()).stream()
        .mapToInt(arrivals -> arrivals.duplicates())
        .sum();
  }
}
