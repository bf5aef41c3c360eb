package org.campaignautomation.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person, as known to their company; also the values that templates see.
 *
 * @param externalId the company's own id for the person
 * @param email normalised, or null
 * @param phone E.164, or null
 * @param customerName the full name
 * @param companyName overrides the tenant's, or null
 * @param zone the person's IANA zone
 * @param zoneSource where the zone is from: {@code contact}, {@code phone} or {@code tenant}
 * @param locale BCP 47, or null
 * @param attributes further values, by name
 */
public record Contact(
    String externalId,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String customerName,
    @Nullable String companyName,
    String zone,
    String zoneSource,
    @Nullable String locale,
    Map<String, Object> attributes) {

  public Contact {
    // Keeps the order, so that the same contact is the same JSON in every process.
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The address on a channel; null if there is none. */
  public @Nullable String address(Channel channel) {
    return switch (channel) {
      case EMAIL -> email;
      case SMS -> phone;
    };
  }
}
