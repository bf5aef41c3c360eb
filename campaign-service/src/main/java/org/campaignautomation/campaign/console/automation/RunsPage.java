package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.campaign.automation.DueJobs;
import org.campaignautomation.campaign.automation.TestRunOutcome;
import org.campaignautomation.campaign.automation.TestRuns;
import org.campaignautomation.campaign.automation.TriggerOutcome;
import org.campaignautomation.campaign.automation.Triggers;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.Processing;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** The four buttons. What is done in earnest is asked about first, with its numbers. */
@Path("/console/campaigns/{id}/automation")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class RunsPage {
  private static final int SHOWN = 50;
  private static final int MAX_LOOK_BACK_DAYS = 365;

  private final Campaigns campaigns;
  private final Triggers triggers;
  private final DueJobs dueJobs;
  private final TestRuns testRuns;
  private final Enrollment enrollment;
  private final Contacts contacts;
  private final Caller caller;

  RunsPage(
      Campaigns campaigns,
      Triggers triggers,
      DueJobs dueJobs,
      TestRuns testRuns,
      Enrollment enrollment,
      Contacts contacts,
      Caller caller) {
    this.campaigns = campaigns;
    this.triggers = triggers;
    this.dueJobs = dueJobs;
    this.testRuns = testRuns;
    this.enrollment = enrollment;
    this.contacts = contacts;
    this.caller = caller;
  }

  @POST
  @Path("/test-trigger")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance testTrigger(
      @PathParam("id") UUID id, @FormParam("lookBackDays") @Nullable String lookBackDays) {
    Campaign campaign = campaign(id);
    return result(
        id,
        true,
        triggers.preview(Asker.of(caller), campaign, days(campaign, lookBackDays), SHOWN));
  }

  @GET
  @Path("/trigger")
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance askToTrigger(
      @PathParam("id") UUID id, @QueryParam("lookBackDays") @Nullable String lookBackDays) {
    Campaign campaign = campaign(id);
    int days = days(campaign, lookBackDays);
    return new TriggerQuestion(id, days, triggers.plan(Asker.of(caller), campaign, days, 0));
  }

  @POST
  @Path("/trigger")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance trigger(
      @PathParam("id") UUID id, @FormParam("lookBackDays") @Nullable String lookBackDays) {
    Campaign campaign = campaign(id);
    return result(
        id, false, triggers.run(Asker.of(caller), campaign, days(campaign, lookBackDays), SHOWN));
  }

  @POST
  @Path("/test-process")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance testProcess(@PathParam("id") UUID id) {
    campaign(id);
    return result(id, testRuns.run(Asker.of(caller), id));
  }

  @GET
  @Path("/test-runs/{runId}")
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance testRun(@PathParam("id") UUID id, @PathParam("runId") UUID runId) {
    campaign(id);
    return result(id, testRuns.get(Asker.of(caller), id, runId));
  }

  @GET
  @Path("/process")
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance askToProcess(@PathParam("id") UUID id) {
    campaign(id);
    return new ProcessQuestion(id, enrollment.counts(Asker.of(caller), id, false));
  }

  @POST
  @Path("/process")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance process(@PathParam("id") UUID id) {
    Processing.Processed processed = dueJobs.process(Asker.of(caller), campaign(id));
    List<Processing.HandedOver> first = processed.results().stream().limit(SHOWN).toList();
    Map<UUID, StoredContact> people = people(first.stream().map(Processing.HandedOver::contactId));
    return new ProcessResult(
        id,
        processed,
        first.stream()
            .map(
                job -> {
                  StoredContact contact = people.get(job.contactId());
                  return new ProcessResult.Shown(job, name(contact), zone(contact));
                })
            .toList(),
        processed.handedOver() - first.size());
  }

  private TriggerResult result(UUID id, boolean test, TriggerOutcome outcome) {
    List<TriggerOutcome.PersonOutcome> results = outcome.results();
    Map<UUID, StoredContact> people =
        people(results.stream().map(TriggerOutcome.PersonOutcome::contactId));
    return new TriggerResult(
        id,
        test,
        outcome,
        results.stream()
            .map(
                person -> {
                  StoredContact contact = people.get(person.contactId());
                  return new TriggerResult.Shown(person, name(contact), zone(contact));
                })
            .toList(),
        outcome.truncated() ? outcome.considered() - results.size() : 0);
  }

  private TestRunResult result(UUID id, TestRunOutcome run) {
    Map<UUID, StoredContact> people =
        people(run.results().stream().map(TestRunOutcome.TestJobOutcome::contactId));
    return new TestRunResult(
        id,
        run,
        run.results().stream()
            .map(
                job -> {
                  StoredContact contact = people.get(job.contactId());
                  return new TestRunResult.Shown(job, name(contact), zone(contact));
                })
            .toList());
  }

  private Map<UUID, StoredContact> people(Stream<UUID> ids) {
    return contacts.byIds(caller.tenantId(), ids.distinct().toList());
  }

  private static String name(@Nullable StoredContact contact) {
    return contact == null ? "Erased contact" : Contacts.name(contact.data());
  }

  private static @Nullable String zone(@Nullable StoredContact contact) {
    return contact == null ? null : contact.data().zone();
  }

  /** The campaign's own if none are given. */
  private static int days(Campaign campaign, @Nullable String given) {
    if (given == null || given.isBlank()) {
      return campaign.content().lookBackDays();
    }
    try {
      int days = Integer.parseInt(given.strip());
      if (days >= 0 && days <= MAX_LOOK_BACK_DAYS) {
        return days;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is out of range.
    }
    throw new ProblemException(
        Problem.invalidParameter("lookBackDays", "must be 0 to " + MAX_LOOK_BACK_DAYS + " days."));
  }

  private Campaign campaign(UUID id) {
    return campaigns.get(caller.tenantId(), id);
  }
}
