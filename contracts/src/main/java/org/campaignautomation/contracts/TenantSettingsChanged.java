package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The full settings of one tenant.
 *
 * @param companyName what {@code {{companyName}}} says
 * @param defaultZone the IANA zone of contacts of whom none is known
 * @param emailSender null while the tenant has none, and then sends no e-mail
 * @param smsSender null while the tenant has none, and then sends no SMS
 * @param quietHours null for none
 * @param frequencyCap null for none
 */
public record TenantSettingsChanged(
    String tenantId,
    long revision,
    String companyName,
    String defaultZone,
    @Nullable EmailSender emailSender,
    @Nullable SmsSender smsSender,
    @Nullable List<QuietHours> quietHours,
    @Nullable FrequencyCap frequencyCap,
    Instant changedAt)
    implements Event {

  public TenantSettingsChanged {
    quietHours = quietHours == null ? null : List.copyOf(quietHours);
  }

  @Override
  public String key() {
    return tenantId;
  }

  @Override
  public String topic() {
    return Topics.SETTINGS;
  }
}
