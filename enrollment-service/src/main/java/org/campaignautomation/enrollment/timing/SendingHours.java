package org.campaignautomation.enrollment.timing;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * When one contact may be sent the messages of one campaign, per channel. Everything that plans,
 * holds or sends asks here, so that nothing can forget the quiet hours.
 */
public final class SendingHours {
  private final ZoneId zone;
  private final ZoneId contactZone;
  private final Map<Channel, ChannelHours> channels = new EnumMap<>(Channel.class);

  private SendingHours(OpeningHours schedule, List<QuietHours> quietHours, ZoneId contactZone) {
    this.zone = schedule.zone();
    this.contactZone = contactZone;
    for (Channel channel : Channel.values()) {
      List<QuietHours> ofChannel =
          quietHours.stream().filter(hours -> hours.channel() == channel).toList();
      channels.put(channel, ChannelHours.of(schedule, ofChannel, contactZone));
    }
  }

  /**
   * The hours of a contact.
   *
   * @param schedule null for always open
   * @param quietHours the tenant's, of all channels
   * @param contactZone the contact's IANA zone
   * @param zoneSource where that is from; {@code tenant} if it is the tenant's default
   * @throws IllegalArgumentException if the schedule never opens
   */
  public static SendingHours of(
      @Nullable Schedule schedule,
      List<QuietHours> quietHours,
      String contactZone,
      String zoneSource) {
    ZoneId jobZone = JobZone.of(schedule, contactZone, zoneSource);
    return new SendingHours(
        OpeningHours.of(schedule, jobZone), quietHours, JobZone.own(contactZone, jobZone));
  }

  /** The zone whose calendar days count in delays and lateness. */
  public ZoneId zone() {
    return zone;
  }

  /** The contact's own, in which quiet hours and the days of a frequency cap are counted. */
  public ZoneId contactZone() {
    return contactZone;
  }

  /** The hours of one channel. */
  public ChannelHours on(Channel channel) {
    return Objects.requireNonNull(channels.get(channel));
  }
}
