package org.campaignautomation.campaign.enrollment;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.inner.InnerCalls;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Has enrollment-service do something. What it refuses is thrown as its problem, and 503 {@code
 * dependency_unavailable} if it does not answer; then it may have done a part, or all of it.
 */
@Singleton
public class EnrollmentOrders {
  private final InnerCalls calls = new InnerCalls("enrollment-service");
  private final EnrollmentCommands client;

  EnrollmentOrders(@RestClient EnrollmentCommands client) {
    this.client = client;
  }

  /** Enrols who is not enrolled yet of the contacts of the look-back. */
  public Enrolling.Triggered trigger(Asker asker, UUID campaignId, Enrolling.Trigger trigger) {
    return calls.tell(() -> client.trigger(asker.tenantId(), asker.actor(), campaignId, trigger));
  }

  /** What a trigger would do; writes nothing. */
  public Enrolling.Triggered preview(Asker asker, UUID campaignId, Enrolling.Preview preview) {
    return calls.ask(() -> client.preview(asker.tenantId(), asker.actor(), campaignId, preview));
  }

  /** Hands over what is due. */
  public Processing.Processed process(Asker asker, UUID campaignId) {
    var options = new Processing.NoOptions();
    return calls.tell(() -> client.process(asker.tenantId(), asker.actor(), campaignId, options));
  }

  /** Starts test jobs for what is due; nobody gets a message. */
  public Processing.TestRunStarted startTestRun(Asker asker, UUID campaignId, int limit) {
    var order = new Processing.TestRunOrder(limit);
    return calls.tell(
        () -> client.startTestRun(asker.tenantId(), asker.actor(), campaignId, order));
  }

  /** Sends to these people at once, whatever the schedule. */
  public Processing.Sent send(Asker asker, UUID campaignId, Processing.Send send) {
    return calls.tell(() -> client.send(asker.tenantId(), asker.actor(), campaignId, send));
  }

  /** Enrols these people, however long they have been there. */
  public Enrolling.Enrolled enroll(Asker asker, UUID campaignId, List<UUID> contactIds) {
    var people = new Enrolling.People(contactIds);
    return calls.tell(() -> client.enroll(asker.tenantId(), asker.actor(), campaignId, people));
  }

  /** Takes somebody out; what waits for them is cancelled. */
  public Enrolling.Unenrolled unenroll(Asker asker, UUID campaignId, UUID contactId) {
    return calls.tell(
        () -> client.unenroll(asker.tenantId(), asker.actor(), campaignId, contactId));
  }

  /** Has a job that failed, or was skipped, tried again. */
  public Job retry(Asker asker, UUID jobId, Processing.Because because) {
    return calls.tell(() -> client.retry(asker.tenantId(), asker.actor(), jobId, because));
  }

  /** Ends a job that waits. */
  public Job cancel(Asker asker, UUID jobId, Processing.Because because) {
    return calls.tell(() -> client.cancel(asker.tenantId(), asker.actor(), jobId, because));
  }
}
