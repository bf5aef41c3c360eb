package org.campaignautomation.endtoend.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * How long the answer to a request takes, from its first byte sent to its last one read. With
 * {@code -Dconsole.looks} it is asked for so often; the median counts, and all is in the log.
 */
final class Looks {
  private static final System.Logger LOG = System.getLogger(Looks.class.getName());
  private static final int LOOKS = Integer.getInteger("console.looks", 5);

  /** The code for it is to be compiled. */
  private static final int WARM_UP = LOOKS / 4;

  /** What is promised is 100 ms on a machine of its own; in the build others take their share. */
  private static final Duration ENOUGH = Duration.ofMillis(Long.getLong("console.millis", 1_000));

  private Looks() {}

  static void assertQuick(String what, Supplier<APIResponse> request) {
    long[] took = new long[LOOKS];
    for (int i = -WARM_UP; i < LOOKS; i++) {
      long start = System.nanoTime();
      APIResponse answer = request.get();
      if (i >= 0) {
        took[i] = Duration.ofNanos(System.nanoTime() - start).toMillis();
      }
      assertThat(answer.status()).as(what).isEqualTo(200);
      assertThat(answer.text()).as(what).doesNotContain("asked for again");
      answer.dispose();
    }
    Arrays.sort(took);
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: median {1} ms, 95 % {2} ms, worst {3} ms",
        what,
        took[LOOKS / 2],
        took[LOOKS * 95 / 100],
        took[LOOKS - 1]);
    assertThat(Duration.ofMillis(took[LOOKS / 2])).as(what).isLessThan(ENOUGH);
  }
}
