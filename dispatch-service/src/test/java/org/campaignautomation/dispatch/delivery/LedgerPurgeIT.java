package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.testing.Ledger;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class LedgerPurgeIT {
  @InjectStack TestStack stack;
  @Inject LedgerPurge purge;
  @Inject AcceptedMessages accepted;
  @Inject DataSource dataSource;

  @Test
  void what_is_over_and_old_goes_and_what_is_unknown_or_young_stays() {
    // given
    Ledger ledger = new Ledger(stack);
    Scene scene = Scene.create();
    List<JobDue> old = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      JobDue job = scene.sms("+14155550400");
      ledger.insert(job, "accepted", Duration.ofDays(36));
      old.add(job);
    }
    JobDue young = scene.sms("+14155550401");
    ledger.insert(young, "accepted", Duration.ofDays(34));
    JobDue unknown = scene.sms("+14155550402");
    ledger.insert(unknown, "unknown", Duration.ofDays(90));
    List<AcceptedMessages.Campaign> before = accepted(scene);

    // when
    purge.run();

    // then
    assertThat(old).allSatisfy(job -> assertThat(ledger.states(job.jobId())).isEmpty());
    assertThat(ledger.states(young.jobId())).containsExactly("accepted");
    assertThat(ledger.states(unknown.jobId())).containsExactly("unknown");
    assertThat(accepted(scene))
        .isEqualTo(before)
        .containsExactly(new AcceptedMessages.Campaign(scene.campaignId(), 1_101));
  }

  @Test
  void what_failed_is_forgotten_and_counts_as_nothing() {
    // given
    Ledger ledger = new Ledger(stack);
    Scene scene = Scene.create();
    ledger.insert(scene.sms("+14155550403"), "failed", Duration.ofDays(36));

    // when
    purge.run();

    // then
    assertThat(accepted(scene)).isEmpty();
  }

  private List<AcceptedMessages.Campaign> accepted(Scene scene) {
    return accepted.of("acme", null, 10_000).campaigns().stream()
        .filter(one -> one.campaignId().equals(scene.campaignId()))
        .toList();
  }

  @Test
  void less_than_the_longest_retention_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LedgerPurge(dataSource, Duration.ofDays(29)));
  }
}
