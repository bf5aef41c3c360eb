package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.automation.TestRunOutcome.TestJobOutcome;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.StepContents;
import org.campaignautomation.campaign.definition.StepContents.StepOfVersion;
import org.campaignautomation.campaign.dispatch.Dispatch;
import org.campaignautomation.campaign.dispatch.Rendering;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.EnrollmentOrders;
import org.campaignautomation.campaign.enrollment.Processing.TestResult;
import org.campaignautomation.campaign.enrollment.Processing.TestRun;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Sends test jobs through the whole pipeline, and shows what would have been sent. */
@Singleton
public class TestRuns {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 200;
  private static final int MAX_JOBS = 100;

  private final EnrollmentOrders orders;
  private final Enrollment enrollment;
  private final StepContents contents;
  private final ContactLookup contacts;
  private final Dispatch dispatch;

  TestRuns(
      EnrollmentOrders orders,
      Enrollment enrollment,
      StepContents contents,
      ContactLookup contacts,
      Dispatch dispatch) {
    this.orders = orders;
    this.enrollment = enrollment;
    this.contents = contents;
    this.contacts = contacts;
    this.dispatch = dispatch;
  }

  /**
   * Starts a run for what is due, and waits some seconds for its end.
   *
   * @throws ProblemException 503
   */
  public TestRunOutcome run(Asker asker, UUID campaignId) {
    return withTexts(asker, campaignId, runPlain(asker, campaignId));
  }

  /** The same without texts. */
  public TestRunOutcome runWithoutTexts(Asker asker, UUID campaignId) {
    TestRun run = runPlain(asker, campaignId);
    return outcome(run, Map.of());
  }

  /**
   * A run that was started before.
   *
   * @throws ProblemException 404 if the campaign has no such run, 503
   */
  public TestRunOutcome get(Asker asker, UUID campaignId, UUID runId) {
    TestRun run = enrollment.testRun(asker, runId);
    if (run.campaignId() != null && !run.campaignId().equals(campaignId)) {
      throw new ProblemException(Problem.notFound());
    }
    return withTexts(asker, campaignId, run);
  }

  private TestRun runPlain(Asker asker, UUID campaignId) {
    UUID runId = orders.startTestRun(asker, campaignId, MAX_JOBS).runId();
    long start = System.nanoTime();
    TestRun run = enrollment.testRun(asker, runId);
    while (!run.finished() && System.nanoTime() - start < PATIENCE.toNanos() && pause()) {
      run = enrollment.testRun(asker, runId);
    }
    return run;
  }

  private TestRunOutcome withTexts(Asker asker, UUID campaignId, TestRun run) {
    List<TestResult> sent =
        run.results().stream().filter(result -> "would_send".equals(result.outcome())).toList();
    if (sent.isEmpty()) {
      return outcome(run, Map.of());
    }
    Map<StepOfVersion, Step> steps = contents.of(asker.tenantId(), campaignId);
    Map<UUID, StoredContact> people =
        contacts.byIds(asker.tenantId(), sent.stream().map(TestResult::contactId).toList());
    List<Rendering.Item> items = new ArrayList<>();
    for (TestResult result : sent) {
      Step step = steps.get(new StepOfVersion(result.campaignVersion(), result.stepId()));
      StoredContact contact = people.get(result.contactId());
      if (step != null && contact != null) {
        String ref = result.jobId().toString();
        items.add(StepMessage.item(ref, step, contact.data().contract(), null));
      }
    }
    Map<String, RenderedText> texts = new HashMap<>();
    dispatch
        .render(asker, items)
        .forEach(
            result -> {
              RenderedText text = RenderedText.of(result.rendered());
              if (text != null) {
                texts.put(result.ref(), text);
              }
            });
    return outcome(run, texts);
  }

  private static TestRunOutcome outcome(TestRun run, Map<String, RenderedText> texts) {
    return new TestRunOutcome(
        run.runId(),
        run.finished(),
        run.results().stream()
            .map(result -> outcome(result, texts.get(result.jobId().toString())))
            .toList());
  }

  private static TestJobOutcome outcome(TestResult result, @Nullable RenderedText text) {
    return new TestJobOutcome(
        result.jobId(),
        result.contactId(),
        result.stepId(),
        result.step(),
        result.channel(),
        result.outcome(),
        result.reason(),
        text);
  }

  /** False if nobody waits for the answer any more. */
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
