package org.campaignautomation.benchmarks.sending;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** An active campaign of one step, and its due jobs, each for a person of its own. */
final class DueCampaign {
  static final String TENANT = "acme";

  /** As postfix' smtp-source sends them. */
  static final int MAIL_BYTES = 5_120;

  private static final String PARAGRAPH =
      "<p>Dear {{ firstName }}, this month {{ companyName }} has again put together for you what is"
          + " new, what is useful and what is only fun.</p>\n";

  private final UUID campaignId = UUID.randomUUID();
  private final UUID stepId = UUID.randomUUID();
  private final Channel channel;

  DueCampaign(Channel channel) {
    this.channel = channel;
  }

  Channel channel() {
    return channel;
  }

  /** Tells of the tenant and of the campaign. */
  void define(EventFeed feed) {
    feed.send(
        new TenantSettingsChanged(
            TENANT,
            1,
            "Acme Inc",
            "UTC",
            new EmailSender("news@acme.example", "Acme", null),
            new SmsSender("+15005550006"),
            null,
            null,
            Instant.now()));
    feed.send(
        new CampaignDefined(
            TENANT,
            campaignId,
            1,
            1,
            "Benchmark",
            CampaignStatus.ACTIVE,
            0,
            null,
            List.of(step()),
            Instant.EPOCH,
            null,
            null,
            null,
            null,
            Instant.now()));
    feed.flush();
  }

  private Step step() {
    boolean isMail = channel == Channel.EMAIL;
    return new Step(
        stepId,
        1,
        channel,
        new Delay(0, Delay.Unit.MINUTES),
        DelayFrom.PREVIOUS_STEP,
        isMail ? "News for {{ firstName }}" : null,
        isMail ? PARAGRAPH.repeat(MAIL_BYTES / PARAGRAPH.length()) : null,
        isMail ? null : "{{ firstName }}, {{ companyName }} has news for you",
        null,
        OnTooLate.CONTINUE,
        MissingVariable.SKIP);
  }

  /** The job of one person, as it is handed over. */
  JobDue job(int person) {
    return job(person, new UUID(campaignId.getMostSignificantBits(), person), 1);
  }

  /** A further attempt of a job that the provider did not take. */
  JobDue again(UUID jobId, int attempt) {
    return job((int) jobId.getLeastSignificantBits(), jobId, attempt);
  }

  private JobDue job(int person, UUID jobId, int attempt) {
    return new JobDue(
        TENANT,
        jobId,
        attempt,
        attempt,
        JobKind.SEQUENCE,
        campaignId,
        1,
        new UUID(1, person),
        1,
        new UUID(2, person),
        stepId,
        1,
        channel,
        Instant.EPOCH,
        null,
        contact(person),
        null);
  }

  private static Contact contact(int person) {
    String name = "Kim" + person;
    return new Contact(
        "crm-" + person,
        address(person),
        phone(person),
        name,
        "Doe",
        name + " Doe",
        null,
        "UTC",
        "contact",
        null,
        Map.of());
  }

  /** A person's e-mail address. */
  static String address(int person) {
    return "person." + person + "@people.example";
  }

  /** A person's phone number. */
  static String phone(int person) {
    return "+1646%07d".formatted(2_000_000 + person);
  }
}
