package org.campaignautomation.dispatch.content;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.OutgoingMessage;
import org.campaignautomation.dispatch.channel.SmsMessage;
import org.campaignautomation.templates.Flavour;
import org.campaignautomation.templates.RenderException;
import org.campaignautomation.templates.Rendered;
import org.campaignautomation.templates.Template;
import org.jspecify.annotations.Nullable;

/** Writes messages: templates with a contact's values and a tenant's sender. */
@Singleton
public class MessageWriter {
  private final ContentCache steps;
  private final InlineContents inline;

  MessageWriter(ContentCache steps, InlineContents inline) {
    this.steps = steps;
    this.inline = inline;
  }

  /**
   * Writes a step's message.
   *
   * @param contentRevision of the version's content
   * @param now the database's time
   */
  public Writing writeStep(
      MessageRequest request,
      VersionKey version,
      long contentRevision,
      @Nullable UUID stepId,
      TenantSettings tenant,
      Instant now) {
    ParsedContent content =
        stepId == null ? null : steps.steps(version, contentRevision).get(stepId);
    return content == null
        ? rejected("step_unknown", "the campaign's version has no such step")
        : write(request, content, tenant, now);
  }

  /** Writes a message whose content is given. */
  public Writing write(
      MessageRequest request, Content content, TenantSettings tenant, Instant now) {
    return write(request, inline.parsed(content), tenant, now);
  }

  static Writing write(
      MessageRequest request, ParsedContent content, TenantSettings tenant, Instant now) {
    Channel channel = request.channel();
    String address = request.contact().address(channel);
    if (address == null || address.isBlank()) {
      return new Writing.Skip("no_address");
    }
    if (content.source().channel() != channel) {
      return rejected("step_unknown", "the step is of another channel");
    }
    if (!content.faults().isEmpty()) {
      return rejected("template_invalid", content.faults().getFirst());
    }
    if (channel == Channel.EMAIL ? tenant.emailSender() == null : tenant.smsSender() == null) {
      return new Writing.Failure(
          FailureClass.SENDER_CONFIGURATION,
          "no_sender",
          "the tenant has no sender on the channel");
    }
    try {
      return render(request, content, tenant, address, now);
    } catch (RenderException e) {
      return rejected(e.reason().name().toLowerCase(Locale.ROOT), String.valueOf(e.getMessage()));
    }
  }

  private static Writing render(
      MessageRequest request,
      ParsedContent content,
      TenantSettings tenant,
      String address,
      Instant now) {
    Parts parts = new Parts(request, content, tenant, now);
    OutgoingMessage message =
        switch (request.channel()) {
          case EMAIL -> email(request, parts, tenant, address, now);
          case SMS -> sms(request, parts, tenant, address, now);
        };
    MissingVariable policy = content.source().missingVariable();
    if (!parts.missing.isEmpty() && policy != MissingVariable.EMPTY) {
      String names = String.join(", ", parts.missing);
      return policy == MissingVariable.SKIP
          ? new Writing.Skip("missing_variable:" + parts.missing.iterator().next())
          : rejected("missing_variable", "no value and no default for " + names);
    }
    return message == null ? rejected("no_text", "nothing is left to send") : ready(message);
  }

  private static @Nullable OutgoingMessage email(
      MessageRequest request, Parts parts, TenantSettings tenant, String address, Instant now) {
    String subject = parts.render(Flavour.SUBJECT);
    String html = parts.render(Flavour.HTML);
    String text = parts.render(Flavour.TEXT);
    if (tenant.emailSender() == null || (isBlank(html) && isBlank(text))) {
      return null;
    }
    return new EmailMessage(
        request.id(),
        now,
        tenant.emailSender(),
        address,
        subject == null ? "" : subject,
        html,
        text);
  }

  private static @Nullable OutgoingMessage sms(
      MessageRequest request, Parts parts, TenantSettings tenant, String address, Instant now) {
    String body = parts.render(Flavour.SMS);
    if (tenant.smsSender() == null || body == null || body.isBlank()) {
      return null;
    }
    Duration validity =
        request.sendBefore() == null ? null : Duration.between(now, request.sendBefore());
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

  /** Renders a message's parts and collects what they miss. */
  private static final class Parts {
    private final ParsedContent content;
    private final Map<String, Object> values;
    private final Instant now;
    private final Set<String> missing = new LinkedHashSet<>();

    Parts(MessageRequest request, ParsedContent content, TenantSettings tenant, Instant now) {
      this.content = content;
      this.values = MergeFields.of(request.contact(), tenant);
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
