package org.campaignautomation.enrollment.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.campaignautomation.enrollment.explain.Checks.check;
import static org.campaignautomation.enrollment.explain.Checks.result;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.due.SimulatedDays;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the way of a whole campaign is named by the guide's own questions. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ExplainCampaignIT {
  /** 11:00 of a Monday in Berlin, where the contacts live. */
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject Explainer explainer;

  private final UUID campaignId = Ids.next();
  private final UUID contactId = Ids.next();

  @BeforeEach
  void start() {
    stored.clear();
    days.start(MONDAY);
    days.beat();
  }

  @Test
  void theGuidesChecksForACampaignWithoutJobs() {
    // a draft is not known here
    assertThat(result(explainCampaign(), "campaign_active")).isEqualTo(Check.Result.STOP);
    // nobody came
    active(step(1, Samples.NOW));
    assertThat(result(explainCampaign(), "recent_contacts")).isEqualTo(Check.Result.HOLD);
    assertThat(result(explainCampaign(), "due_jobs")).isEqualTo(Check.Result.HOLD);
    assertThat(explainCampaign().verdict()).isEqualTo("held");
    // somebody came, and is enrolled
    comes();
    assertThat(result(explainCampaign(), "recent_contacts")).isEqualTo(Check.Result.PASS);
    assertThat(check(explainCampaign(), "contacts_enrolled").input())
        .containsEntry("contacts", 1L)
        .containsEntry("notEnrolled", 0L);
    assertThat(explainCampaign().verdict()).isEqualTo("clear");
  }

  @Test
  void aCampaignToWhichNobodyCameLatelyGoesOn() {
    active(step(1, Samples.NOW), step(2, new Delay(20, Delay.Unit.DAYS)));
    comes();
    days.run(Duration.ofSeconds(5));
    days.pass(Duration.ofDays(10));
    days.beat();

    Explanation waiting = explainCampaign();

    assertThat(check(waiting, "recent_contacts").input()).containsEntry("contacts", 0L);
    assertThat(result(waiting, "recent_contacts")).isEqualTo(Check.Result.PASS);
    assertThat(waiting.verdict()).isEqualTo("held");
    assertThat(waiting.nextAt())
        .isEqualTo(Objects.requireNonNull(stored.of(campaignId).get(1).dueAt()));
    assertThat(check(waiting, "due_jobs").input())
        .containsEntry("jobs", 2L)
        .containsEntry("due", 0L);

    days.run(Duration.ofDays(11));
    days.beat();

    assertThat(result(explainCampaign(), "recent_contacts")).isEqualTo(Check.Result.HOLD);
    assertThat(check(explainCampaign(), "contacts_enrolled").input()).containsEntry("contacts", 0L);
  }

  @Test
  void whoIsNotEnrolledIsCountedAmongTheTenantsContacts() {
    active(step(1, Samples.NOW));
    comes();
    UUID otherCampaign = Ids.next();

    assertThat(check(explainCampaign(), "contacts_enrolled").input())
        .containsEntry("contacts", 1L)
        .containsEntry("notEnrolled", 0L);
    assertThat(check(explainer.campaign("acme", otherCampaign, 7), "contacts_enrolled").input())
        .containsEntry("contacts", 1L)
        .containsEntry("notEnrolled", 1L);
    assertThat(check(explainer.campaign("globex", otherCampaign, 7), "contacts_enrolled").input())
        .containsEntry("contacts", 0L);
  }

  private Explanation explainCampaign() {
    return explainer.campaign("acme", campaignId, 7);
  }

  private void active(CampaignStep... steps) {
    stored.define(Samples.definition("acme", campaignId, 1, CampaignStatus.ACTIVE, null, steps));
  }

  private void comes() {
    stored.hear(
        List.of(
            Samples.known("acme", contactId, 1, Samples.person("ada@example.com", null), MONDAY)));
  }

  private static CampaignStep step(int position, Delay delay) {
    return Samples.step(position, Channel.EMAIL, delay);
  }
}
