package org.campaignautomation.campaign.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.enrollment.Explanation.RuleCheck;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/** Pure: the rules that are decided here, before any other service is asked. */
final class CampaignChecks {
  private static final String PASS = "pass";
  private static final String HOLD = "hold";
  private static final String STOP = "stop";

  private final Campaign campaign;
  private final List<RuleCheck> checks = new ArrayList<>();

  private CampaignChecks(Campaign campaign) {
    this.campaign = campaign;
  }

  /** What holds for everybody in a campaign. */
  static List<RuleCheck> of(Campaign campaign, TenantSettings settings) {
    CampaignChecks of = new CampaignChecks(campaign);
    of.status();
    of.trigger();
    of.steps();
    of.senders(settings);
    return of.checks;
  }

  /** Whether there is anybody whom a trigger could find. */
  static RuleCheck recentContacts(Campaign campaign, Optional<Instant> newestContact, Instant now) {
    int days = campaign.content().lookBackDays();
    Instant newest = newestContact.orElse(null);
    Instant since = since(campaign, days, now);
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("lookBackDays", days);
    input.put("newestContactAt", newest);
    boolean recent = newest != null && since != null && !newest.isBefore(since);
    return recent
        ? check("recent_contacts", input, PASS, "Contacts have come within the look-back.")
        : check(
            "recent_contacts",
            input,
            HOLD,
            "No contact has come within the look-back of "
                + days
                + " days: add contacts, or trigger with a longer look-back.");
  }

  /** Whether a person is there and can be reached on any of the campaign's channels. */
  static List<RuleCheck> contact(Campaign campaign, @Nullable StoredContact contact) {
    if (contact == null) {
      return List.of(
          check(
              "contact_known",
              Map.of(),
              STOP,
              "There is no such contact: it was erased, or was never there."));
    }
    CampaignChecks of = new CampaignChecks(campaign);
    of.add(
        "contact_known", Map.of("acceptedAt", contact.acceptedAt()), PASS, "The contact is known.");
    boolean reachable =
        of.channels().stream()
            .anyMatch(channel -> contact.data().contract().address(channel) != null);
    of.add(
        "contact_address",
        Map.of("email", contact.data().email() != null, "phone", contact.data().phone() != null),
        reachable ? PASS : STOP,
        reachable
            ? "It has an address on a channel of the campaign."
            : "It has no address on any channel of the campaign: add one.");
    return of.checks;
  }

  /** Since when contacts count; null for never, as for a draft that reaches back 0 days. */
  private static @Nullable Instant since(Campaign campaign, int days, Instant now) {
    return days == 0 ? campaign.activatedAt() : now.minus(Duration.ofDays(days));
  }

  private void status() {
    String status = text(campaign.status());
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("status", status);
    switch (campaign.status()) {
      case ACTIVE -> {
        input.put("activatedAt", campaign.activatedAt());
        add("campaign_status", input, PASS, "The campaign is active.");
      }
      case DRAFT ->
          add(
              "campaign_status",
              input,
              STOP,
              "The campaign is a draft: it enrols nobody and sends nothing until it is activated.");
      case PAUSED -> {
        input.put("pausedAt", campaign.pausedAt());
        add(
            "campaign_status",
            input,
            HOLD,
            "The campaign is paused: it goes on enrolling and sends nothing until it is resumed.");
      }
      case ARCHIVED -> {
        input.put("archivedAt", campaign.archivedAt());
        add("campaign_status", input, STOP, "The campaign is archived: it is over.");
      }
    }
  }

  private void trigger() {
    add(
        "trigger_type",
        Map.of("type", campaign.content().trigger().text()),
        PASS,
        "The trigger is new_client: contacts that come while it is active are enrolled.");
  }

  private void steps() {
    int count = campaign.content().steps().size();
    add(
        "steps",
        Map.of("count", count),
        count > 0 ? PASS : STOP,
        count > 0 ? "The campaign has steps." : "The campaign has no step: nothing can be sent.");
  }

  private void senders(TenantSettings settings) {
    for (Channel channel : channels()) {
      boolean can = settings.canSend(channel);
      add(
          "sender",
          Map.of("channel", text(channel)),
          can ? PASS : STOP,
          can
              ? "The settings name a sender for the channel."
              : "The settings name no sender for the channel: PUT /api/settings.");
    }
  }

  private List<Channel> channels() {
    return campaign.content().steps().stream().map(Step::channel).distinct().sorted().toList();
  }

  /** The channels of its steps, as the other services name them. */
  static List<String> channels(Campaign campaign) {
    return new CampaignChecks(campaign).channels().stream().map(CampaignChecks::text).toList();
  }

  private void add(String rule, Map<String, @Nullable Object> input, String result, String detail) {
    checks.add(check(rule, input, result, detail));
  }

  private static RuleCheck check(
      String rule, Map<String, @Nullable Object> input, String result, String detail) {
    return new RuleCheck(rule, input, result, null, detail);
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
