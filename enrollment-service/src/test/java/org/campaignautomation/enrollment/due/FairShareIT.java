package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Answers;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A small campaign beside a huge one, of another tenant and of the same. What is measured is how
 * many messages leave before its last one: whatever the speed of sending, that is its time.
 */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class FairShareIT {
  private static final int HUGE = 20_000;
  private static final int SMALL = 100;
  private static final int BATCH = 100;

  @Inject Claims claims;
  @Inject Answers answers;
  @Inject StoredJobs stored;

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @Test
  void aHundredPeopleBesideTwentyThousandTakeTwiceAsLongAsAlone() {
    // given
    UUID small = campaign("acme", SMALL);
    int alone = messagesUntilDone(small, SMALL);
    stored.clear();
    campaign("globex", HUGE);
    UUID besideAnother = campaign("acme", SMALL);

    // when
    int beside = messagesUntilDone(besideAnother, SMALL);

    // then
    assertThat(alone).isEqualTo(SMALL);
    assertThat(beside).isLessThanOrEqualTo(2 * alone);
  }

  @Test
  void twoCampaignsOfOneTenantShareAsWell() {
    // given
    campaign("acme", HUGE);
    UUID small = campaign("acme", SMALL);

    // then
    assertThat(messagesUntilDone(small, SMALL)).isLessThanOrEqualTo(2 * SMALL);
  }

  private UUID campaign(String tenantId, int people) {
    UUID campaignId = Ids.next();
    for (int from = 0; from < people; from += 2_000) {
      List<ContactChange.Known> batch =
          Stream.generate(() -> Samples.known(tenantId, Ids.next()))
              .limit(Math.min(2_000, people - from))
              .toList();
      if (from == 0) {
        stored.define(
            Samples.active(tenantId, campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
      }
      stored.hear(batch);
    }
    return campaignId;
  }

  private int messagesUntilDone(UUID campaignId, int people) {
    int sent = 0;
    int ofThis = 0;
    while (ofThis < people) {
      List<DueJob> due = claims.claim(Channel.EMAIL, BATCH, "pod", null).due();
      assertThat(due).isNotEmpty();
      accept(due);
      sent += due.size();
      ofThis += (int) due.stream().filter(one -> one.job().campaignId().equals(campaignId)).count();
    }
    return sent;
  }

  private void accept(List<DueJob> due) {
    Instant now = Instant.now();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                answers.apply(
                    due.stream()
                        .map(
                            one ->
                                new Answer(
                                    one.job().id(),
                                    one.job().attempt(),
                                    one.job().revision(),
                                    now,
                                    new Answer.Accepted("id")))
                        .toList()));
  }
}
