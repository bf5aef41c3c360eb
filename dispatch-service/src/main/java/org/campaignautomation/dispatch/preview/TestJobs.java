package org.campaignautomation.dispatch.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.TestJobDue;
import org.campaignautomation.contracts.TestJobEnded;
import org.campaignautomation.dispatch.content.CampaignState;
import org.campaignautomation.dispatch.content.CampaignTable;
import org.campaignautomation.dispatch.content.MessageRequest;
import org.campaignautomation.dispatch.content.MessageWriter;
import org.campaignautomation.dispatch.content.SettingsTable;
import org.campaignautomation.dispatch.content.TenantSettings;
import org.campaignautomation.dispatch.content.VersionKey;
import org.campaignautomation.dispatch.suppression.Recipient;
import org.campaignautomation.dispatch.suppression.Suppressions;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.outbox.Outbox;

/**
 * Says of test jobs what would become of the real ones: the checks and the rendering of sending,
 * without the ledger and without a provider. A test job that comes again is answered again.
 *
 * <p>The campaign's status is not held against it: what a paused campaign would send is just what
 * one wants to know before resuming it.
 */
@Singleton
public class TestJobs {
  /** A test job may overtake its campaign's record by a moment. */
  private static final Duration DEFINITION_WAIT = Duration.ofSeconds(3);

  private static final Duration POLL = Duration.ofMillis(100);

  private final CampaignTable campaigns;
  private final SettingsTable settings;
  private final Suppressions suppressions;
  private final ServedAddresses served;
  private final MessageWriter writer;
  private final Rehearser rehearser;
  private final Outbox outbox;
  private final MeterRegistry metrics;

  TestJobs(
      CampaignTable campaigns,
      SettingsTable settings,
      Suppressions suppressions,
      ServedAddresses served,
      MessageWriter writer,
      Rehearser rehearser,
      Outbox outbox,
      MeterRegistry metrics) {
    this.campaigns = campaigns;
    this.settings = settings;
    this.suppressions = suppressions;
    this.served = served;
    this.writer = writer;
    this.rehearser = rehearser;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /** Answers a batch in the caller's transaction. */
  public void answer(List<TestJobDue> jobs) {
    Knowledge known = look(jobs);
    List<OutgoingEvent> answers = new ArrayList<>();
    for (TestJobDue job : jobs) {
      Rehearsal rehearsal = rehearse(job, known);
      metrics
          .counter("dispatch.tests", "outcome", rehearsal.outcome().name().toLowerCase(Locale.ROOT))
          .increment();
      answers.add(event(job, rehearsal, known.now()));
    }
    outbox.append(answers);
  }

  private Knowledge look(List<TestJobDue> jobs) {
    return new Knowledge(
        states(jobs.stream().map(TestJobs::version).collect(Collectors.toSet())),
        settings.find(jobs.stream().map(TestJobDue::tenantId).collect(Collectors.toSet())),
        suppressions.barred(jobs.stream().map(TestJobs::recipient).toList()),
        served.among(jobs),
        Instant.now());
  }

  private Map<VersionKey, CampaignState> states(Set<VersionKey> versions) {
    long deadline = System.nanoTime() + DEFINITION_WAIT.toNanos();
    Map<VersionKey, CampaignState> states = campaigns.states(versions);
    while (states.size() < versions.size() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
      states = campaigns.states(versions);
    }
    return states;
  }

  /** In the order of the real checks. */
  private Rehearsal rehearse(TestJobDue job, Knowledge known) {
    String barred = known.barred().get(recipient(job));
    if (barred != null) {
      return Rehearsal.skip(barred);
    }
    if (job.sendBefore() != null && !known.now().isBefore(job.sendBefore())) {
      return Rehearsal.skip("too_late");
    }
    CampaignState state = known.states().get(version(job));
    TenantSettings tenant = known.settings().get(job.tenantId());
    if (state == null || tenant == null) {
      return Rehearsal.fail("definition_unknown", "its campaign's record has not arrived yet");
    }
    Rehearsal rehearsal =
        rehearser.rehearse(
            writer.writeStep(
                new MessageRequest(job.jobId(), job.channel(), job.contact(), job.sendBefore()),
                version(job),
                state.contentRevision(),
                job.stepId(),
                tenant,
                known.now()));
    return rehearsal.rendered() != null && known.served().contains(job)
        ? Rehearsal.skip("duplicate_address")
        : rehearsal;
  }

  private static OutgoingEvent event(TestJobDue job, Rehearsal rehearsal, Instant at) {
    TestJobEnded ended =
        new TestJobEnded(
            job.tenantId(),
            job.jobId(),
            job.revision(),
            job.runId(),
            job.contactId(),
            job.campaignId(),
            job.channel(),
            at,
            rehearsal.outcome(),
            rehearsal.reason());
    try {
      return OutgoingEvent.of(
          ended.topic(),
          ended.key(),
          ended.type(),
          ended.tenantId(),
          ContractJson.mapper().writeValueAsBytes(ended));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer could not be written", e);
    }
  }

  private static VersionKey version(TestJobDue job) {
    return new VersionKey(job.tenantId(), job.campaignId(), job.campaignVersion());
  }

  private static Recipient recipient(TestJobDue job) {
    return new Recipient(
        job.tenantId(), job.contactId(), job.channel(), job.contact().address(job.channel()));
  }

  private record Knowledge(
      Map<VersionKey, CampaignState> states,
      Map<String, TenantSettings> settings,
      Map<Recipient, String> barred,
      Set<TestJobDue> served,
      Instant now) {}
}
