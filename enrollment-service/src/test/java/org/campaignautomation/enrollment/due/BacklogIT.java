package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.due.Backlog.Waiting;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class BacklogIT {
  @Inject Backlog backlog;
  @Inject Claims claims;
  @Inject Database database;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @Test
  void countsWhatIsDueAndSaysSinceWhenAndWhatIsNext() {
    // given four jobs, one of which is handed over
    define("acme", campaignId, CampaignStatus.ACTIVE, 4);
    assertThat(claims.claim(Channel.EMAIL, 1, "pod", null).claimed()).isEqualTo(1);
    List<Stored> waiting =
        stored.of(campaignId).stream()
            .filter(job -> job.status().equals("pending"))
            .sorted(Comparator.comparing(Stored::id))
            .toList();
    dueAt(waiting.get(0), now.minusSeconds(60));
    dueAt(waiting.get(1), now.minusSeconds(30));
    dueAt(waiting.get(2), now.plusSeconds(3_600));

    // when
    List<Waiting> channels = backlog.of("acme");

    // then
    assertThat(channels)
        .containsExactly(
            new Waiting(Channel.EMAIL, 2, now.minusSeconds(60), now.plusSeconds(3_600)),
            new Waiting(Channel.SMS, 0, null, null));
  }

  @Test
  void leavesOutOtherTenantsAndWhatIsPaused() {
    // given
    define("globex", campaignId, CampaignStatus.ACTIVE, 2);
    define("acme", Ids.next(), CampaignStatus.PAUSED, 3);

    // then
    assertThat(backlog.of("acme")).allMatch(channel -> channel.due() == 0);
    assertThat(backlog.of("globex").getFirst().due()).isEqualTo(2);
  }

  private void define(String tenantId, UUID id, CampaignStatus status, int contacts) {
    stored.define(
        Samples.definition(
            tenantId, id, 1, status, null, Samples.step(1, Channel.EMAIL, Samples.NOW)));
    stored.hear(
        Stream.generate(() -> Samples.known(tenantId, Ids.next())).limit(contacts).toList());
  }

  private void dueAt(Stored job, Instant due) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "update automation_jobs set due_at = ? where id = ?", due, job.id()));
  }
}
