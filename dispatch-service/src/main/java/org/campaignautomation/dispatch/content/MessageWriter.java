package org.campaignautomation.dispatch.content;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.OutgoingMessage;
import org.campaignautomation.dispatch.channel.SmsMessage;
import org.campaignautomation.templates.Flavour;
import org.campaignautomation.templates.RenderException;
import org.campaignautomation.templates.Rendered;
import org.campaignautomation.templates.Template;
import org.jspecify.annotations.Nullable;

/** Writes a job's message: the step's templates with the contact's values. */
@Singleton
public class MessageWriter {
  private final ContentCache contents;

  MessageWriter(ContentCache contents) {
    this.contents = contents;
  }

  /**
   * Writes the message.
   *
   * @param contentRevision of the job's version
   * @param now the database's time
   */
  public Writing write(JobDue job, long contentRevision, TenantSettings tenant, Instant now) {
    VersionKey version = new VersionKey(job.tenantId(), job.campaignId(), job.campaignVersion());
    StepContent content = contents.steps(version, contentRevision).get(job.stepId());
    if (content == null) {
      return rejected("step_unknown", "the campaign's version has no such step");
    }
    return write(job, content, tenant, now);
  }

  static Writing write(JobDue job, StepContent content, TenantSettings tenant, Instant now) {
    String address = job.contact().address(job.channel());
    if (address == null || address.isBlank()) {
      return new Writing.Skip("no_address");
    }
    if (content.step().channel() != job.channel()) {
      return rejected("step_unknown", "the step is of another channel");
    }
    if (!content.faults().isEmpty()) {
      return rejected("template_invalid", content.faults().getFirst());
    }
    if (job.channel() == Channel.EMAIL
        ? tenant.emailSender() == null
        : tenant.smsSender() == null) {
      return new Writing.Failure(
          FailureClass.SENDER_CONFIGURATION,
          "no_sender",
          "the tenant has no sender on the channel");
    }
    try {
      return render(job, content, tenant, address, now);
    } catch (RenderException e) {
      return rejected(e.reason().name().toLowerCase(Locale.ROOT), String.valueOf(e.getMessage()));
    }
  }

  private static Writing render(
      JobDue job, StepContent content, TenantSettings tenant, String address, Instant now) {
    Parts parts = new Parts(job, content, tenant, now);
    OutgoingMessage message =
        switch (job.channel()) {
          case EMAIL -> email(job, parts, tenant, address);
          case SMS -> sms(job, parts, tenant, address, now);
        };
    MissingVariable policy = content.step().missingVariable();
    if (!parts.missing.isEmpty() && policy != MissingVariable.EMPTY) {
      String names = String.join(", ", parts.missing);
      return policy == MissingVariable.SKIP
          ? new Writing.Skip("missing_variable:" + parts.missing.iterator().next())
          : rejected("missing_variable", "no value and no default for " + names);
    }
    return message == null ? rejected("no_text", "nothing is left to send") : ready(message);
  }

  private static @Nullable OutgoingMessage email(
      JobDue job, Parts parts, TenantSettings tenant, String address) {
    String subject = parts.render(Flavour.SUBJECT);
    String html = parts.render(Flavour.HTML);
    String text = parts.render(Flavour.TEXT);
    if (tenant.emailSender() == null || (isBlank(html) && isBlank(text))) {
      return null;
    }
    return new EmailMessage(
        job.jobId(), tenant.emailSender(), address, subject == null ? "" : subject, html, text);
  }

  private static @Nullable OutgoingMessage sms(
      JobDue job, Parts parts, TenantSettings tenant, String address, Instant now) {
    String body = parts.render(Flavour.SMS);
    if (tenant.smsSender() == null || body == null || body.isBlank()) {
      return null;
    }
    Duration validity = job.sendBefore() == null ? null : Duration.between(now, job.sendBefore());
    return new SmsMessage(tenant.smsSender().from(), address, body, validity);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static Writing ready(OutgoingMessage message) {
    return new Writing.Ready(message);
  }

  private static Writing rejected(String code, String detail) {
    return new Writing.Failure(FailureClass.CONTENT_REJECTED, code, detail);
  }

  /** Renders a step's parts and collects what they miss. */
  private static final class Parts {
    private final StepContent content;
    private final Map<String, Object> values;
    private final Instant now;
    private final Set<String> missing = new LinkedHashSet<>();

    Parts(JobDue job, StepContent content, TenantSettings tenant, Instant now) {
      this.content = content;
      this.values = MergeFields.of(job.contact(), tenant);
      this.now = now;
    }

    @Nullable String render(Flavour flavour) {
      Template template = content.template(flavour);
      if (template == null) {
        return null;
      }
      Rendered rendered = template.render(values, now);
      missing.addAll(rendered.missing());
      return rendered.text();
    }
  }
}
