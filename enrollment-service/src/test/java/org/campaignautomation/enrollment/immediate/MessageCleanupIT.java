package org.campaignautomation.enrollment.immediate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts stay while one of their jobs may need them and a day longer, and then they go. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class MessageCleanupIT {
  @Inject ImmediateSend send;
  @Inject MessageCleanup cleanup;
  @Inject Database database;
  @Inject StoredJobs stored;

  private final UUID ada = Ids.next();
  private final UUID grace = Ids.next();

  @BeforeEach
  void sendToTwoSomeDaysAgo() {
    stored.clear();
    stored.hear(List.of(Samples.known("acme", ada), Samples.known("acme", grace)));
    AdHocMessage message = new AdHocMessage("Hello", null, "Hello you");
    send.send(
        new Order("acme", Ids.next(), 1, List.of(ada, grace), null, 0, Channel.EMAIL, message));
    change("update immediate_messages set created_at = created_at - interval '5 days'");
  }

  @Test
  void aTextStaysWhileOneOfItsJobsIsOpen() {
    ended(ada, "3 days");

    cleanup.run();

    assertThat(texts()).isEqualTo(1);
  }

  @Test
  void aTextStaysForADayAfterTheLastEndAndGoesThen() {
    // given
    ended(ada, "3 days");
    ended(grace, "23 hours");
    cleanup.run();
    assertThat(texts()).isEqualTo(1);

    // when
    ended(grace, "25 hours");
    cleanup.run();

    // then
    assertThat(texts()).isZero();
  }

  @Test
  void moreThanOneBatchGoesAndNoYoungText() {
    // given
    change(
        """
        insert into immediate_messages (id, tenant_id, text, created_at)
        select uuidv7(), 'acme', 'Hello', now() - make_interval(days => d.days)
        from generate_series(1, 120) n cross join (values (0), (2)) as d(days)
        """);

    // when
    cleanup.run();

    // then those of today, and the one whose jobs are open
    assertThat(texts()).isEqualTo(120 + 1);
  }

  private void ended(UUID contactId, String ago) {
    change(
        """
        update automation_jobs set status = 'completed', completed_at = now() - interval '%s'
        where contact_id = '%s'
        """
            .formatted(ago, contactId));
  }

  private void change(String sql) {
    QuarkusTransaction.requiringNew().run(() -> database.update(sql));
  }

  private long texts() {
    return database
        .query("select count(*) as texts from immediate_messages", row -> row.count("texts"))
        .getFirst();
  }
}
