package org.campaignautomation.campaign.explain;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.dispatch.Dispatch;
import org.campaignautomation.campaign.dispatch.Provider;
import org.campaignautomation.campaign.dispatch.Providers;
import org.campaignautomation.campaign.dispatch.SuppressionCheck;
import org.campaignautomation.campaign.enrollment.Explanation.RuleCheck;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What dispatch-service knows of an address and of the providers, as rules. While it is away, one
 * check says so.
 */
@Singleton
final class DeliveryChecks {
  private static final String CLOSED = "closed";

  private final Dispatch dispatch;
  private final Providers providers;

  DeliveryChecks(Dispatch dispatch, Providers providers) {
    this.dispatch = dispatch;
    this.providers = providers;
  }

  /** Whether somebody, null for nobody, can be sent something over some of these channels. */
  List<RuleCheck> of(Asker asker, @Nullable StoredContact contact, List<String> channels) {
    if (contact == null) {
      return List.of();
    }
    try {
      List<RuleCheck> checks = new ArrayList<>(suppressions(asker, contact, channels));
      checks.addAll(accounts(asker, channels));
      return checks;
    } catch (ProblemException e) {
      return List.of(away("dispatch_service"));
    }
  }

  /** Whether the providers of these channels take messages. */
  List<RuleCheck> ofChannels(Asker asker, List<String> channels) {
    try {
      return accounts(asker, channels);
    } catch (ProblemException e) {
      return List.of(away("dispatch_service"));
    }
  }

  private List<RuleCheck> accounts(Asker asker, List<String> channels) {
    return providers.list(asker).items().stream()
        .filter(account -> channels.contains(account.channel()))
        .map(DeliveryChecks::account)
        .toList();
  }

  private static RuleCheck account(Provider account) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("channel", account.channel());
    input.put("breaker", account.breaker());
    input.put("reason", account.reason());
    input.put("since", account.since());
    return account.breaker().equals(CLOSED)
        ? new RuleCheck("provider", input, "pass", null, "The provider takes messages.")
        : new RuleCheck(
            "provider",
            input,
            "hold",
            account.nextCheckAt(),
            "The provider takes nothing: check its credentials and whether it is up. Nothing is"
                + " lost, and all goes on when it is back.");
  }

  /** Whether there is a channel left on which something may be sent to them. */
  private List<RuleCheck> suppressions(Asker asker, StoredContact contact, List<String> channels) {
    var data = contact.data();
    var person = new SuppressionCheck.Person(contact.id(), data.email(), data.phone());
    List<SuppressionCheck.Barred> barred =
        dispatch.suppressions(asker, person).stream()
            .filter(found -> channels.contains(found.channel()))
            .toList();
    boolean nothingLeft =
        channels.stream()
            .allMatch(channel -> barred.stream().anyMatch(one -> one.channel().equals(channel)));
    return barred.isEmpty()
        ? List.of(
            new RuleCheck(
                "suppression", Map.of(), "pass", null, "No address of theirs is suppressed."))
        : barred.stream().map(found -> barred(found, nothingLeft)).toList();
  }

  private static RuleCheck barred(SuppressionCheck.Barred found, boolean nothingLeft) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("channel", found.channel());
    input.put("code", found.code());
    input.put("source", found.source());
    input.put("reason", found.reason());
    input.put("since", found.since());
    return new RuleCheck(
        "suppression",
        input,
        nothingLeft ? "stop" : "pass",
        null,
        nothingLeft
            ? "Their address is suppressed: nothing is sent to it."
            : "Their address on this channel is suppressed: its steps are skipped, the others go"
                + " on.");
  }

  static RuleCheck away(String rule) {
    return new RuleCheck(
        rule,
        Map.of("reachable", false),
        "hold",
        null,
        "The service does not answer just now, so what it knows is missing here: ask again.");
  }
}
