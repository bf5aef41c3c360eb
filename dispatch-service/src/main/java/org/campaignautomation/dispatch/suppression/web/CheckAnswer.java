package org.campaignautomation.dispatch.suppression.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.suppression.Recipient;
import org.campaignautomation.dispatch.suppression.Suppression;
import org.campaignautomation.dispatch.suppression.SuppressionList.Reason;
import org.jspecify.annotations.Nullable;

/** Who is not written to, in the order asked. */
record CheckAnswer(List<Person> contacts) {
  record Person(UUID contactId, List<Barred> suppressed) {
    static Person of(CheckQuestion.Person asked, String tenantId, Map<Recipient, Reason> reasons) {
      return new Person(
          asked.contactId(),
          asked.recipients(tenantId).stream()
              .filter(reasons::containsKey)
              .map(each -> Barred.of(each.channel(), Objects.requireNonNull(reasons.get(each))))
              .toList());
    }
  }

  /**
   * A channel on which nothing is sent.
   *
   * @param code {@code erased} or {@code suppressed}, as of skipped jobs
   * @param id the suppression's; null for an erased contact, as is all that follows
   */
  record Barred(
      Channel channel,
      String code,
      @Nullable UUID id,
      Suppression.@Nullable Source source,
      @Nullable String reason,
      @Nullable Instant since) {
    static Barred of(Channel channel, Reason why) {
      Suppression by = why.suppression();
      return by == null
          ? new Barred(channel, why.code(), null, null, null, null)
          : new Barred(channel, why.code(), by.id(), by.source(), by.reason(), by.createdAt());
    }
  }
}
