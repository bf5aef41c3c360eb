package org.campaignautomation.campaign.tenant;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.SmsSender;
import org.jspecify.annotations.Nullable;

/**
 * What is common to all campaigns of a tenant.
 *
 * @param revision 0 while nothing was ever set
 * @param companyName what {@code {{ companyName }}} says
 * @param defaultZone the IANA zone of contacts of whom none is known
 * @param emailSender null while no e-mail can be sent
 * @param smsSender null while no SMS can be sent
 * @param quietHours when nothing is sent to a contact, whatever a campaign says
 * @param frequencyCap how many messages a contact gets at most; null for no limit
 * @param changedAt null while nothing was ever set
 */
public record TenantSettings(
    String tenantId,
    long revision,
    String companyName,
    String defaultZone,
    @Nullable EmailSender emailSender,
    @Nullable SmsSender smsSender,
    List<QuietHours> quietHours,
    @Nullable FrequencyCap frequencyCap,
    @Nullable Instant changedAt) {

  public TenantSettings {
    quietHours = List.copyOf(quietHours);
  }

  /** What holds for a tenant that has set nothing. */
  static TenantSettings unset(String tenantId) {
    return new TenantSettings(tenantId, 0, tenantId, "UTC", null, null, List.of(), null, null);
  }

  /** Whether there is somebody for messages of a channel to come from. */
  public boolean canSend(Channel channel) {
    return switch (channel) {
      case EMAIL -> emailSender != null;
      case SMS -> smsSender != null;
    };
  }

  /** The minutes of a contact's day that are quiet on a channel, 0 for the one after midnight. */
  public BitSet quietMinutes(Channel channel) {
    return QuietHoursCheck.minutesOf(quietHours, channel);
  }
}
