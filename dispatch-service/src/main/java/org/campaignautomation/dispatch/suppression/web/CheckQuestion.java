package org.campaignautomation.dispatch.suppression.web;

import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.suppression.Recipient;
import org.jspecify.annotations.Nullable;

/** Who is asked about. */
record CheckQuestion(@Nullable List<Person> contacts) {
  record Person(UUID contactId, @Nullable String email, @Nullable String phone) {
    List<Recipient> recipients(String tenantId) {
      return List.of(
          new Recipient(tenantId, contactId, Channel.EMAIL, email),
          new Recipient(tenantId, contactId, Channel.SMS, phone));
    }
  }
}
