package org.campaignautomation.dispatch.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.SmsSender;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.contracts.TenantSettingsChanged;
import org.campaignautomation.contracts.TestJobDue;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A campaign of two steps, an e-mail and an SMS, and jobs of it.
 *
 * @param campaignId another one for each test
 */
public record Scene(UUID campaignId, UUID emailStep, UUID smsStep) {
  /** A new campaign. */
  public static Scene create() {
    return new Scene(Ids.next(), Ids.next(), Ids.next());
  }

  /** The tenant's settings. */
  public static TenantSettingsChanged settings() {
    return new TenantSettingsChanged(
        "acme",
        1,
        "Acme Inc",
        "America/New_York",
        new EmailSender("hello@acme.example", "Acme Inc", "care@acme.example"),
        new SmsSender("+15005550006"),
        null,
        null,
        Instant.now());
  }

  /** The campaign's record. */
  public CampaignDefined defined(long revision, CampaignStatus status) {
    return defined(revision, status, "Welcome {{ firstName }} 🎉");
  }

  /** The campaign's record with another subject. */
  public CampaignDefined defined(long revision, CampaignStatus status, String subject) {
    return new CampaignDefined(
        "acme",
        campaignId,
        revision,
        1,
        "Welcome",
        status,
        7,
        null,
        List.of(
            step(
                emailStep,
                1,
                Channel.EMAIL,
                subject,
                "<p>Hi {{ firstName }}, {{ companyName }}</p>",
                "Hi {{ firstName }}, {{ companyName }}"),
            step(smsStep, 2, Channel.SMS, null, null, "Hi {{ firstName }}, {{ companyName }}")),
        Instant.now(),
        null,
        null,
        null,
        null,
        Instant.now());
  }

  private static Step step(
      UUID id,
      int position,
      Channel channel,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text) {
    return new Step(
        id,
        position,
        channel,
        new Delay(0, Delay.Unit.MINUTES),
        DelayFrom.PREVIOUS_STEP,
        subject,
        html,
        text,
        null,
        OnTooLate.CONTINUE,
        MissingVariable.SKIP);
  }

  /** A contact with both addresses. */
  public static Contact contact(String email, String phone) {
    return new Contact(
        "c-" + email,
        email,
        phone,
        "Ann",
        "Lee",
        null,
        null,
        "America/New_York",
        "contact",
        null,
        Map.of());
  }

  /** A job of the e-mail step. */
  public JobDue email(String address) {
    return job(Channel.EMAIL, contact(address, "+14155550100"));
  }

  /** A job of the SMS step. */
  public JobDue sms(String phone) {
    return job(Channel.SMS, contact("ann@example.com", phone));
  }

  /** A job with an hour left. */
  public JobDue job(Channel channel, Contact contact) {
    return new JobDue(
        "acme",
        Ids.next(),
        1,
        1,
        JobKind.SEQUENCE,
        campaignId,
        1,
        Ids.next(),
        1,
        Ids.next(),
        channel == Channel.EMAIL ? emailStep : smsStep,
        channel == Channel.EMAIL ? 1 : 2,
        channel,
        Instant.now(),
        Instant.now().plusSeconds(3600),
        contact,
        null);
  }

  /** An operator's job with a message of its own, of no step. */
  public JobDue adHoc(Channel channel, Contact contact, AdHocMessage message) {
    return immediate(channel, contact, null, message);
  }

  /** An operator's job of a step. */
  public JobDue immediate(Channel channel, Contact contact) {
    return immediate(channel, contact, channel == Channel.EMAIL ? emailStep : smsStep, null);
  }

  private JobDue immediate(
      Channel channel, Contact contact, @Nullable UUID stepId, @Nullable AdHocMessage message) {
    return new JobDue(
        "acme",
        Ids.next(),
        1,
        1,
        JobKind.IMMEDIATE,
        campaignId,
        1,
        null,
        1,
        Ids.next(),
        stepId,
        stepId == null ? 0 : 1,
        channel,
        Instant.now(),
        Instant.now().plusSeconds(3600),
        contact,
        message);
  }

  /** The same job of another tenant. */
  public static JobDue of(String tenantId, JobDue job) {
    return new JobDue(
        tenantId,
        job.jobId(),
        job.revision(),
        job.attempt(),
        job.kind(),
        job.campaignId(),
        job.campaignVersion(),
        job.enrollmentId(),
        job.run(),
        job.contactId(),
        job.stepId(),
        job.step(),
        job.channel(),
        job.dueAt(),
        job.sendBefore(),
        job.contact(),
        job.message());
  }

  /** A test of what a job would do. */
  public static TestJobDue test(JobDue job) {
    return new TestJobDue(
        job.tenantId(),
        Ids.next(),
        1,
        Ids.next(),
        job.campaignId(),
        job.campaignVersion(),
        job.contactId(),
        job.stepId(),
        job.step(),
        job.channel(),
        job.dueAt(),
        job.sendBefore(),
        job.contact());
  }

  /** The same job, handed over again. */
  public static JobDue again(JobDue job, long revision, int attempt) {
    return changed(job, revision, attempt, job.sendBefore());
  }

  /** The same job with another end. */
  public static JobDue until(JobDue job, Instant sendBefore) {
    return changed(job, job.revision(), job.attempt(), sendBefore);
  }

  private static JobDue changed(
      JobDue job, long revision, int attempt, @Nullable Instant sendBefore) {
    return new JobDue(
        job.tenantId(),
        job.jobId(),
        revision,
        attempt,
        job.kind(),
        job.campaignId(),
        job.campaignVersion(),
        job.enrollmentId(),
        job.run(),
        job.contactId(),
        job.stepId(),
        job.step(),
        job.channel(),
        job.dueAt(),
        sendBefore,
        job.contact(),
        job.message());
  }
}
