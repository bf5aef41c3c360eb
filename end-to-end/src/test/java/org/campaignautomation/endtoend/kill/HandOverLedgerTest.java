package org.campaignautomation.endtoend.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.JobKind;
import org.junit.jupiter.api.Test;

/** The kill test notices each fault that it looks for. */
class HandOverLedgerTest {
  /** With this seed the provider is there, and answers, for the few attempts made here. */
  private static final int SEED = 1;

  private final HandOverLedger ledger = new HandOverLedger(SEED);
  private final UUID first = UUID.randomUUID();
  private final UUID second = UUID.randomUUID();

  @Test
  void stepsInTheirOrderAreFine() {
    assertThat(ledger.take(due(first, 1, 1, 1))).get().isInstanceOf(DeliveryAccepted.class);
    ledger.take(due(second, 2, 1, 1));

    assertThat(ledger.violations()).isEmpty();
    assertThat(ledger.acceptedAttempts()).isEqualTo(Map.of(first, 1, second, 1));
  }

  @Test
  void anAttemptThatANewClaimRepeatsCountsOnce() {
    ledger.take(due(first, 1, 1, 1));
    ledger.take(due(first, 1, 1, 2));

    assertThat(ledger.violations()).isEmpty();
    assertThat(ledger.repeated()).isEqualTo(1);
    assertThat(ledger.accepted()).isEqualTo(1);
  }

  @Test
  void aClaimThatIsPublishedTwiceIsNoticed() {
    ledger.take(due(first, 1, 1, 1));
    ledger.take(due(first, 1, 1, 1));

    assertThat(ledger.violations())
        .singleElement()
        .asString()
        .startsWith("published twice: ")
        .contains(first.toString());
  }

  @Test
  void aFurtherAttemptAtWhatWasSentIsNoticed() {
    ledger.take(due(first, 1, 1, 1));
    ledger.take(due(first, 1, 2, 2));

    assertThat(ledger.violations())
        .anyMatch(fault -> fault.startsWith("an attempt without the failure of the one before"));
  }

  @Test
  void anAttemptThatWasLeftOutIsNoticed() {
    ledger.take(due(first, 1, 2, 1));

    assertThat(ledger.violations())
        .singleElement()
        .asString()
        .startsWith("an attempt without the failure of the one before");
  }

  @Test
  void aStepBeforeItsTurnIsNoticed() {
    ledger.take(due(second, 2, 1, 1));

    assertThat(ledger.violations()).singleElement().asString().startsWith("out of order after 0");
  }

  private static JobDue due(UUID jobId, int step, int attempt, long revision) {
    UUID enrollmentId = new UUID(0, 1);
    Contact contact =
        new Contact("1", null, null, null, null, null, null, "UTC", "tenant", null, Map.of());
    return new JobDue(
        "acme",
        jobId,
        revision,
        attempt,
        JobKind.SEQUENCE,
        new UUID(0, 2),
        1,
        enrollmentId,
        1,
        new UUID(0, 3),
        new UUID(0, step),
        step,
        Channel.EMAIL,
        Instant.EPOCH,
        null,
        contact,
        null);
  }
}
